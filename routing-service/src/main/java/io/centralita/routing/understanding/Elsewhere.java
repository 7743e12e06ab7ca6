package io.centralita.routing.understanding;

import io.centralita.contracts.catalogue.District;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Places of a tenant's country that it does not serve: who names one is told so, and where
/// somebody does come.
final class Elsewhere {
  private static final Set<String> BEFORE = Lexicon.under("before a place");
  private static final Set<String> REACHING = Lexicon.under("reaching a place");
  private static final Set<String> STREETS = Lexicon.under("named places");
  private static final Set<String> SOMEBODY_IS = Lexicon.under("somebody is in a place");
  private static final int LONGEST_NAME = 4;
  private static final int LONGEST = 25;
  private static final int NEAR = 3;

  private final List<District> served;

  /// By their folded words.
  private final Map<String, District> names;

  /// @param country of the tenant: what is said of others is of no use, there are Trujillos
  ///   everywhere
  /// @param isServed whether a name is one of the tenant's own districts
  Elsewhere(String country, List<District> served, Predicate<Tokens> isServed) {
    this.served = served;
    this.names =
        KnownPlaces.in(country).stream()
            .filter(place -> !isServed.test(Tokens.of(place.name())))
            .collect(
                Collectors.toMap(
                    place -> String.join(" ", Tokens.of(place.name()).words()),
                    Function.identity()));
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
              new Named(
                  Remark.elsewhere(name.name(), nearest(name)),
                  in(rest).map(Named::rest).orElse(rest),
                  words.size() <= LONGEST && !isOfSomebody(words, from)));
        }
      }
    }
    return Optional.empty();
  }

  /// Who may not come to where they are may come to where they can go.
  private List<District> nearest(District place) {
    return served.stream().sorted(Comparator.comparingDouble(place::kilometresTo)).toList();
  }

  /// "Mi esposo está en Cusco", "ella viene de Puno": where somebody is, or is from.
  private static boolean isOfSomebody(List<String> words, int place) {
    return words.subList(Math.max(0, place - NEAR), place).stream().anyMatch(SOMEBODY_IS::contains);
  }

  /// @param rest the other words
  /// @param isWhereTheJobIs and not in a story, where places are named in passing
  record Named(Remark remark, Tokens rest, boolean isWhereTheJobIs) {
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
