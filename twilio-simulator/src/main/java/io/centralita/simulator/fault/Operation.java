package io.centralita.simulator.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a client asks of the API.
public enum Operation {
  CREATE,
  FETCH,
  LIST,
  ANY;

  @JsonCreator
  static Operation of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  @JsonValue
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean covers(Operation operation) {
    return this == ANY || this == operation;
  }
}
