package io.centralita.proxy.service;

import java.util.Optional;
import java.util.stream.Stream;

/// Which number somebody gets who had one before.
public enum NumberSelection {
  /// The one they had.
  PREFER_STICKY("prefer-sticky"),
  /// One that is new to them, else the one they met longest ago.
  AVOID_STICKY("avoid-sticky");

  private final String code;

  NumberSelection(String code) {
    this.code = code;
  }

  /// As it is stored and as the API writes it.
  public String code() {
    return code;
  }

  public static Optional<NumberSelection> of(String code) {
    return Stream.of(values()).filter(value -> value.code.equals(code)).findFirst();
  }
}
