package io.centralita.routing.understanding;

import io.centralita.contracts.catalogue.District;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Places by country, from `elsewhere.txt`, and which country a tenant is in.
final class KnownPlaces {
  private static final Pattern PLACE = Pattern.compile("(.+) (-?\\d+\\.\\d+) (-?\\d+\\.\\d+)");
  private static final Map<String, List<String>> LINES =
      Phrases.read("/understanding/elsewhere.txt");

  /// Beyond that another country may be nearer, which has no places here.
  private static final double FAR_KM = 250;

  private KnownPlaces() {}

  static List<District> in(String country) {
    return LINES.getOrDefault(country, List.of()).stream()
        .flatMap(line -> Arrays.stream(line.split(",")))
        .map(String::strip)
        .map(KnownPlaces::place)
        .toList();
  }

  /// The country of the place that is nearest to any of these.
  static Optional<String> country(List<District> districts) {
    return LINES.keySet().stream()
        .map(country -> new Near(country, kilometres(country, districts)))
        .filter(near -> near.kilometres() < FAR_KM)
        .min(Comparator.comparingDouble(Near::kilometres))
        .map(Near::country);
  }

  private record Near(String country, double kilometres) {}

  private static double kilometres(String country, List<District> districts) {
    return in(country).stream()
        .flatMap(place -> districts.stream().map(place::kilometresTo))
        .min(Comparator.naturalOrder())
        .orElse(Double.MAX_VALUE);
  }

  private static District place(String written) {
    var parts = PLACE.matcher(written);
    if (!parts.matches()) {
      throw new IllegalStateException("elsewhere.txt has no latitude and longitude: " + written);
    }
    return new District(
        parts.group(1),
        parts.group(1),
        Double.parseDouble(parts.group(2)),
        Double.parseDouble(parts.group(3)),
        List.of());
  }
}
