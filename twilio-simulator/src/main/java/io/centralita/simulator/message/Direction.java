package io.centralita.simulator.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Who sent a message: a person (`inbound`), the API, or the answer to a webhook.
public enum Direction {
  INBOUND,
  OUTBOUND_API,
  OUTBOUND_REPLY;

  @JsonCreator
  static Direction of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
