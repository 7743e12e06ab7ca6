package io.centralita.proxy.service;

import io.centralita.contracts.proxy.CallTerms.AskFirst;
import java.util.Optional;
import java.util.stream.Stream;

/// What becomes of an interaction about which the account could not be asked.
public enum InterceptFailure {
  PASS("pass"),
  BLOCK("block");

  private final String code;

  InterceptFailure(String code) {
    this.code = code;
  }

  /// As it is stored and as the API writes it.
  public String code() {
    return code;
  }

  /// The same, of calls.
  public AskFirst ofCalls() {
    return switch (this) {
      case PASS -> AskFirst.ELSE_CONNECT;
      case BLOCK -> AskFirst.ELSE_TURN_AWAY;
    };
  }

  public static Optional<InterceptFailure> of(String code) {
    return Stream.of(values()).filter(value -> value.code.equals(code)).findFirst();
  }
}
