package io.centralita.contracts.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/// Two people linked over one proxy number.
public record LinkId(@JsonValue UUID value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public LinkId {
    Objects.requireNonNull(value, "value");
  }

  public static LinkId of(String text) {
    return new LinkId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
