package io.centralita.contracts.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/// The identity of one send: the same id never reaches a person twice.
public record SendId(@JsonValue UUID value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SendId {
    Objects.requireNonNull(value, "value");
  }

  public static SendId of(String text) {
    return new SendId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
