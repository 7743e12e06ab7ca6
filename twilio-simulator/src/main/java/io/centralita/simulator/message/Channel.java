package io.centralita.simulator.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// The way a message travels.
public enum Channel {
  WHATSAPP,
  SMS;

  /// The channel of a lower-case name; throws when there is none.
  @JsonCreator
  public static Channel of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /// The name on the wire.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
