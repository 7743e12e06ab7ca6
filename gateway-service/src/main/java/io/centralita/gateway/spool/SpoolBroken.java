package io.centralita.gateway.spool;

/// The store on the disk did not do what it was asked: damaged, full, or its disk is.
final class SpoolBroken extends RuntimeException {
  SpoolBroken(String what) {
    super(what);
  }

  SpoolBroken(Throwable cause) {
    super(cause.getMessage(), cause);
  }
}
