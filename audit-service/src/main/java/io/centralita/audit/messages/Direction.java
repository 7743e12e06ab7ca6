package io.centralita.audit.messages;

import java.util.Locale;

/// Which way a row of the log went.
public enum Direction {
  /// From a person.
  INBOUND,
  /// To a person.
  OUTBOUND,
  /// Something happened; nobody said anything.
  INTERNAL;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
