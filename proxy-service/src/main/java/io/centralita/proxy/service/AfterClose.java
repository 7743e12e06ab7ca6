package io.centralita.proxy.service;

import java.util.Optional;
import java.util.stream.Stream;

/// What becomes of a message or a call to a number on which its writer or caller has nobody any
/// more. An account's out-of-session callback is asked before.
public enum AfterClose {
  /// They hear that nobody is there.
  SENTENCE("sentence"),
  /// It goes on to the tenant's main number.
  FORWARD("forward");

  private final String code;

  AfterClose(String code) {
    this.code = code;
  }

  /// As it is stored and as the API writes it.
  public String code() {
    return code;
  }

  public static Optional<AfterClose> of(String code) {
    return Stream.of(values()).filter(value -> value.code.equals(code)).findFirst();
  }
}
