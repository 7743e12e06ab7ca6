package io.centralita.routing.understanding;

import static java.util.stream.Collectors.joining;

import io.centralita.contracts.catalogue.ServiceCategory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What everybody knows of common trades, from `trades.txt`.
final class Trades {
  private static final Map<String, List<String>> TRADES = Phrases.read("/understanding/trades.txt");
  private static final String NAMES = " names";

  private Trades() {}

  static List<String> lines(String heading) {
    return TRADES.getOrDefault(heading, List.of());
  }

  static List<String> all() {
    return TRADES.keySet().stream()
        .filter(heading -> heading.endsWith(NAMES))
        .map(heading -> heading.substring(0, heading.length() - NAMES.length()))
        .toList();
  }

  /// What everybody calls this category, where it is a trade that everybody knows: "Mudanzas y
  /// fletes" are what others call "mudanza".
  static Optional<String> of(ServiceCategory category) {
    if (all().contains(category.code())) {
      return Optional.of(category.code());
    }
    var own = folded(category.spanishName()) + folded(category.englishName()) + " ";
    return all().stream()
        .filter(trade -> names(trade).stream().anyMatch(name -> own.contains(folded(name) + " ")))
        .findFirst();
  }

  static List<String> names(String trade) {
    return lines(trade + NAMES).stream()
        .flatMap(line -> List.of(line.split("\\s*,\\s*")).stream())
        .toList();
  }

  /// Stem by stem, each with a space before it.
  private static String folded(String name) {
    return Tokens.of(name).words().stream().map(word -> " " + Stems.of(word)).collect(joining());
  }
}
