package io.centralita.routing.understanding;

import io.centralita.contracts.catalogue.District;
import io.centralita.contracts.catalogue.ServiceCatalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the district that a text names, by name or by what people call it. The longest name wins;
/// a letter may be wrong in names that are long enough.
final class Districts {
  private static final int LONG_ENOUGH_FOR_A_SLIP = 6;
  private static final int LONG_ENOUGH_TO_STAND_ALONE = 4;
  private static final int LONGEST_NAME = 4;
  private static final Set<String> BEFORE_PLACES =
      Lexicon.words("en de a por para desde hasta x in at from to near distrito barrio zona es");
  private static final String EVERYWHERE = "lima";

  private final List<Name> names;

  private record Name(String folded, int words, District district) {}

  /// @param from index of the first word
  /// @param to index after the last
  record Found(District district, int from, int to, int letters) {}

  Districts(ServiceCatalogue catalogue) {
    var found = new ArrayList<Name>();
    for (var district : catalogue.districts()) {
      found.add(name(district.name(), district));
      district.aliases().forEach(alias -> found.add(name(alias, district)));
    }
    this.names = List.copyOf(found);
  }

  private static Name name(String text, District district) {
    var words = Tokens.of(text).words();
    return new Name(String.join(" ", words), words.size(), district);
  }

  Optional<Found> find(Tokens tokens) {
    var found = new ArrayList<Found>();
    var words = tokens.words();
    for (int from = 0; from < words.size(); from++) {
      for (int to = from + 1; to <= Math.min(words.size(), from + LONGEST_NAME); to++) {
        match(words, from, to, found);
      }
    }
    return found.stream()
        .max(Comparator.comparingInt(Found::letters).thenComparingInt(Found::from));
  }

  private void match(List<String> words, int from, int to, List<Found> found) {
    var text = String.join(" ", words.subList(from, to));
    for (var name : names) {
      if (name.words() == to - from && stands(name, words, from) && matches(name, text)) {
        // "Lima" is said of every district; any other name says more.
        int letters = name.folded().equals(EVERYWHERE) ? 1 : name.folded().length();
        int exact = name.folded().equals(text) ? 1 : 0;
        found.add(new Found(name.district(), from, to, letters * 2 + exact));
      }
    }
  }

  /// Very short names are also other words: they need a word before them that places have.
  private static boolean stands(Name name, List<String> words, int from) {
    return name.folded().length() >= LONG_ENOUGH_TO_STAND_ALONE
        || words.size() == 1
        || (from > 0 && BEFORE_PLACES.contains(words.get(from - 1)));
  }

  private static boolean matches(Name name, String text) {
    return name.folded().equals(text)
        || (name.folded().length() >= LONG_ENOUGH_FOR_A_SLIP
            && text.length() >= LONG_ENOUGH_FOR_A_SLIP - 1
            && Similarity.isOneSlip(name.folded(), text));
  }
}
