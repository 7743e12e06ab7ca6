package io.centralita.contracts.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Who carries messages between us and people.
public enum Carrier {
  TWILIO,
  META,
  KOMMO;

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static Carrier of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
