package io.centralita.gateway.spool;

/// The spool did not take an event, so that nothing durable could be done. Says why.
public final class SpoolRefused extends RuntimeException {
  SpoolRefused(String reason) {
    super(reason);
  }

  SpoolRefused(String reason, Throwable cause) {
    super(reason, cause);
  }
}
