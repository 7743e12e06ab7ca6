package io.centralita.contracts.event;

import org.jspecify.annotations.Nullable;

/// A record that can never be read, however often it is tried: straight to the dead letters. The
/// message does not repeat what was in it.
public final class MalformedEvent extends RuntimeException {
  public MalformedEvent(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
