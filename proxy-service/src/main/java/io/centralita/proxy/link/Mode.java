package io.centralita.proxy.link;

import java.util.Optional;
import java.util.stream.Stream;

/// By what two people may reach each other.
public enum Mode {
  MESSAGE_ONLY("message-only"),
  VOICE_ONLY("voice-only"),
  VOICE_AND_MESSAGE("voice-and-message");

  private final String code;

  Mode(String code) {
    this.code = code;
  }

  /// As it is stored and as the API writes it.
  public String code() {
    return code;
  }

  public boolean takesMessages() {
    return this != VOICE_ONLY;
  }

  public boolean takesCalls() {
    return this != MESSAGE_ONLY;
  }

  public static Optional<Mode> of(String code) {
    return Stream.of(values()).filter(value -> value.code.equals(code)).findFirst();
  }
}
