package io.centralita.proxy.service;

import java.util.Optional;
import java.util.stream.Stream;

/// How near to a person's own number theirs should be. What is not to be had falls back to the
/// next.
public enum GeoMatch {
  AREA_CODE("area-code"),
  /// Area codes that serve the same places.
  OVERLAY("overlay"),
  /// What serves the same places is within any distance. Whatever else is cannot be measured: an
  /// area code is no point, and a mobile number need not be there.
  RADIUS("radius"),
  COUNTRY("country");

  private final String code;

  GeoMatch(String code) {
    this.code = code;
  }

  /// As it is stored and as the API writes it.
  public String code() {
    return code;
  }

  public static Optional<GeoMatch> of(String code) {
    return Stream.of(values()).filter(value -> value.code.equals(code)).findFirst();
  }
}
