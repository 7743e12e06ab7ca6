package io.centralita.routing.understanding;

import io.centralita.contracts.catalogue.District;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Places that a tenant does not serve, from `elsewhere.txt`: who names one is told so, and where
/// somebody does come.
final class Elsewhere {
  private static final Set<String> BEFORE = Lexicon.under("before a place");
  private static final Set<String> REACHING = Lexicon.under("reaching a place");
  private static final Set<String> STREETS = Lexicon.under("named places");
  private static final int LONGEST_NAME = 4;

  private final List<District> served;

  /// How the names are written, by their folded words.
  private final Map<String, String> names;

  /// @param isServed whether a name is one of the tenant's own districts
  Elsewhere(List<District> served, Function<Tokens, Boolean> isServed) {
    this.served =
        served.stream().sorted(Comparator.comparingDouble(one -> distance(one, served))).toList();
    this.names =
        isPeruvian(served)
            ? Phrases.read("/understanding/elsewhere.txt").values().stream()
                .flatMap(List::stream)
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .filter(name -> !isServed.apply(Tokens.of(name)))
                .collect(
                    Collectors.toMap(
                        name -> String.join(" ", Tokens.of(name).words()), name -> name))
            : Map.of();
  }

  /// Peru's own names say nothing to who serves another country: there are Trujillos elsewhere.
  private static boolean isPeruvian(List<District> districts) {
    return districts.stream().anyMatch(district -> district.code().matches("15\\d{4}"));
  }

  /// Those in the middle are named first.
  private static double distance(District one, List<District> all) {
    return all.stream().mapToDouble(one::kilometresTo).sum();
  }

  /// The place that the text is about, where it is one of these.
  Optional<Named> in(Tokens tokens) {
    var words = tokens.words();
    for (int from = 0; from < words.size(); from++) {
      for (int to = Math.min(words.size(), from + LONGEST_NAME); to > from; to--) {
        var name = names.get(String.join(" ", words.subList(from, to)));
        if (name != null && stands(words, from, to)) {
          var rest = without(tokens, from, to);
          return Optional.of(
              new Named(Remark.elsewhere(name, served), in(rest).map(Named::rest).orElse(rest)));
        }
      }
    }
    return Optional.empty();
  }

  /// @param rest the other words
  record Named(Remark remark, Tokens rest) {
    /// "¿Llegan al Callao?"
    boolean isAskedFor() {
      return rest.words().stream().anyMatch(REACHING::contains);
    }
  }

  private static Tokens without(Tokens tokens, int from, int to) {
    int begins = from;
    while (begins > 0 && BEFORE.contains(tokens.words().get(begins - 1))) {
      begins--;
    }
    return tokens.without(begins, to);
  }

  /// "En Bellavista", "Bellavista" or the end of what is said, and not "av. Arequipa".
  private static boolean stands(List<String> words, int from, int to) {
    return Stream.of(from - 1, from - 2)
            .filter(at -> at >= 0)
            .noneMatch(at -> STREETS.contains(words.get(at)))
        && (from == 0 || to == words.size() || BEFORE.contains(words.get(from - 1)));
  }
}
