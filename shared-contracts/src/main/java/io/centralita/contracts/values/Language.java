package io.centralita.contracts.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// The languages that people are written to in.
public enum Language {
  SPANISH("es"),
  ENGLISH("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  @JsonValue
  public String tag() {
    return tag;
  }

  public Locale locale() {
    return Locale.of(tag);
  }

  @JsonCreator
  public static Language of(String tag) {
    for (var language : values()) {
      if (language.tag.equals(tag)) {
        return language;
      }
    }
    throw new IllegalArgumentException("Not a language that people are written to in: " + tag);
  }
}
