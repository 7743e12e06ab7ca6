package io.centralita.simulator.call;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Who began a call: a person (`inbound`) or a `<Dial>` (`outbound-dial`).
public enum CallDirection {
  INBOUND,
  OUTBOUND_DIAL;

  @JsonCreator
  static CallDirection of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
