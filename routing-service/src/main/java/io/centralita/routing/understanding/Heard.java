package io.centralita.routing.understanding;

import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.provisioning.NumberPurpose;
import org.jspecify.annotations.Nullable;

/// What a person said, and to which kind of number.
///
/// @param payload what a tapped button stands for
/// @param pin the place that they sent
public record Heard(
    String text, @Nullable String payload, NumberPurpose purpose, @Nullable Location pin) {

  public Heard(String text, @Nullable String payload, NumberPurpose purpose) {
    this(text, payload, purpose, null);
  }
}
