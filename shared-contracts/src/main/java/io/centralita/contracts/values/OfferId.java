package io.centralita.contracts.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/// One lead offered to one provider.
public record OfferId(@JsonValue UUID value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public OfferId {
    Objects.requireNonNull(value, "value");
  }

  public static OfferId of(String text) {
    return new OfferId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
