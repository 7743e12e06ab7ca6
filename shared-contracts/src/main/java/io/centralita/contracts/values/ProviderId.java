package io.centralita.contracts.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/// Somebody who does jobs for a tenant's customers.
public record ProviderId(@JsonValue UUID value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ProviderId {
    Objects.requireNonNull(value, "value");
  }

  public static ProviderId of(String text) {
    return new ProviderId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
