package io.centralita.contracts.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.centralita.contracts.event.EventIds;
import java.util.Objects;
import java.util.UUID;

/// One picture, recording or file that a person sent. Whoever knows the message can name it, also
/// before it was fetched.
public record MediaId(@JsonValue UUID value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MediaId {
    Objects.requireNonNull(value, "value");
  }

  public static MediaId of(String text) {
    return new MediaId(UUID.fromString(text));
  }

  /// @param index its place in the message, from 0
  public static MediaId of(Carrier carrier, String carrierMessageId, int index) {
    return new MediaId(
        EventIds.derived("media", carrier.name(), carrierMessageId, Integer.toString(index)));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
