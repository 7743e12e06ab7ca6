package io.centralita.gateway.twilio;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import java.util.Optional;

/// An address as Twilio writes it: `whatsapp:+51…`, `whatsapp:US.1234…`, `+51…`.
record TwilioAddress(Channel channel, String value) {
  private static final String WHATSAPP = "whatsapp:";

  static TwilioAddress of(String text) {
    return text.startsWith(WHATSAPP)
        ? new TwilioAddress(Channel.WHATSAPP, text.substring(WHATSAPP.length()))
        : new TwilioAddress(Channel.SMS, text);
  }

  /// Empty for what is neither a number nor a WhatsApp user, such as a company's name as a sender.
  Optional<Identity> identity() {
    try {
      return Optional.of(Identity.of(value));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Without the address itself.
  @Override
  public String toString() {
    return channel + " address";
  }
}
