package io.centralita.simulator.number;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Whose API a business number is reached by, and whose webhooks tell of it.
public enum Network {
  TWILIO,
  META,
  KOMMO;

  @JsonCreator
  public static Network of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
