package io.centralita.simulator.call;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/// Something that the caller hears besides people.
///
/// @param text the sentence, or the address of what is played
/// @param language of a sentence, such as `es-MX`; empty when there is none
public record Heard(Instant at, Sound sound, String text, String language) {
  /// What kind of thing is heard.
  public enum Sound {
    SENTENCE,
    RECORDING,
    BUSY_TONE,
    NOT_IN_SERVICE;

    @JsonCreator
    static Sound of(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
