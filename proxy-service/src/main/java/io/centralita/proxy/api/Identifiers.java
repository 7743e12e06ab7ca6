package io.centralita.proxy.api;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.proxy.link.Mode;
import io.centralita.proxy.pool.NumberDirectory;
import org.springframework.stereotype.Component;

/// Reads and writes `Identifier`: a number in E.164, or `whatsapp:` and a number or a WhatsApp user
/// id. Sealed as they come in, opened for the account owner's answer alone.
@Component
class Identifiers {
  private static final String WHATSAPP = "whatsapp:";

  private final AddressSealer sealer;
  private final NumberDirectory numbers;

  Identifiers(AddressSealer sealer, NumberDirectory numbers) {
    this.sealer = sealer;
    this.numbers = numbers;
  }

  Address sealed(String parameter, String identifier, Mode mode) {
    boolean overWhatsApp = identifier.startsWith(WHATSAPP);
    var identity =
        identity(parameter, overWhatsApp ? identifier.substring(WHATSAPP.length()) : identifier);
    if (!overWhatsApp && !identity.isPhoneNumber()) {
      throw Refusal.invalid(parameter, form());
    }
    if (!identity.isPhoneNumber() && mode.takesCalls()) {
      throw Refusal.modeDoesNotFit();
    }
    if (numbers.isOurs(identity)) {
      throw Refusal.invalid(parameter, "send somebody's number: nobody answers at one of ours");
    }
    return sealer.seal(channel(overWhatsApp, mode), identity);
  }

  private static Channel channel(boolean overWhatsApp, Mode mode) {
    if (overWhatsApp) {
      return Channel.WHATSAPP;
    }
    return mode.takesMessages() ? Channel.SMS : Channel.VOICE;
  }

  private static Identity identity(String parameter, String text) {
    try {
      var identity = Identity.of(text);
      if (!identity.isKommoChat()) {
        return identity;
      }
    } catch (IllegalArgumentException _) {
      // Refused below.
    }
    throw Refusal.invalid(parameter, form());
  }

  /// Where the person's own number is from.
  io.centralita.proxy.pool.Place place(String identifier) {
    return io.centralita.proxy.pool.Place.of(
        Identity.of(
            identifier.startsWith(WHATSAPP)
                ? identifier.substring(WHATSAPP.length())
                : identifier));
  }

  private static String form() {
    return "send a number in E.164, or whatsapp: and a number or a WhatsApp user id";
  }

  String shown(Address address) {
    var clear = sealer.open(address).reveal();
    return address.channel() == Channel.WHATSAPP ? WHATSAPP + clear : clear;
  }
}
