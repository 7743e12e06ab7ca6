package io.centralita.simulator.phonebook;

import io.centralita.simulator.message.Address;
import java.util.Objects;

/// A person's phone. Anyone has one: a number that nobody announced is a customer without a name.
///
/// @param number E.164, or a business-scoped user id of WhatsApp
/// @param kind `customer` or `provider`
/// @param language `es` or `en`
public record Phone(String number, String name, String kind, String language) {
  public Phone {
    if (!Address.isPerson(number)) {
      throw new IllegalArgumentException("nobody can have the number " + number);
    }
    name = Objects.requireNonNullElse(name, "");
    kind = Objects.requireNonNullElse(kind, "customer");
    language = Objects.requireNonNullElse(language, "es");
  }

  static Phone unannounced(String number) {
    return new Phone(number, "", "customer", "es");
  }
}
