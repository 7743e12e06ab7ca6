package io.centralita.proxy.link;

import io.centralita.contracts.address.Channel;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
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

  /// What a number must carry for somebody on that channel.
  Set<Channel> channels(Channel channel) {
    var channels = EnumSet.noneOf(Channel.class);
    if (takesMessages()) {
      channels.add(channel == Channel.VOICE ? Channel.SMS : channel);
    }
    if (takesCalls()) {
      channels.add(Channel.VOICE);
    }
    return channels;
  }

  public static Optional<Mode> of(String code) {
    return Stream.of(values()).filter(value -> value.code.equals(code)).findFirst();
  }
}
