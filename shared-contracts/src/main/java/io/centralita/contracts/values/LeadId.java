package io.centralita.contracts.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/// One customer's request for a service.
public record LeadId(@JsonValue UUID value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public LeadId {
    Objects.requireNonNull(value, "value");
  }

  public static LeadId of(String text) {
    return new LeadId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
