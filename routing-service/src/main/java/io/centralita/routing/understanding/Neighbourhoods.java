package io.centralita.routing.understanding;

import io.centralita.contracts.catalogue.District;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What people name in the place of a district, from `neighbourhoods.txt`: "Collique", "el
/// Pentagonito", "Mega Plaza".
final class Neighbourhoods {
  private static final Map<String, List<String>> LINES =
      Phrases.read("/understanding/neighbourhoods.txt");

  /// Before a name that is also a word.
  private static final String LED = "en ";

  private static final Set<String> LEADS =
      Lexicon.words(
          "en x por desde hasta zona urb urbanizacion barrio sector aahh in at near from");
  private static final Set<String> SAINTS = Lexicon.words("san santa sta sn villa");
  private static final Set<String> NEAR =
      Lexicon.words("cerca frente altura costado espalda espaldas lado");
  private static final Set<String> THERE = Lexicon.words("en a para hasta es x in at to");
  private static final Set<String> WHERE_TO = Lexicon.words("a hasta to");
  private static final Set<String> LINKS = Lexicon.words("de del al a la el los las");
  private static final Set<String> BEFORE_PERSONS =
      Lexicon.words(
          "sr sra srta senor senora senorita don dona ing dr dra doctor soy llamo nombre tia tio");

  /// Shorter names are one letter away from too many words.
  private static final int LONG_ENOUGH_FOR_A_SLIP = 10;

  private static final int LONG_ENOUGH_AFTER_A_LEAD = 6;

  private Neighbourhoods() {}

  /// @param isLed whether it is a place only after "en" and the like, as "en Pro" is
  record Neighbourhood(String name, District district, boolean isLed) {}

  /// Those of the districts that a tenant has, by the districts' names.
  static List<Neighbourhood> of(List<District> districts) {
    var country = KnownPlaces.country(districts);
    if (country.isEmpty()) {
      return List.of();
    }
    var byName =
        districts.stream()
            .collect(
                Collectors.toMap(
                    district -> folded(district.name()), Function.identity(), (one, _) -> one));
    return LINES.getOrDefault(country.get(), List.of()).stream()
        .flatMap(line -> written(line, byName))
        .toList();
  }

  /// Not "María Zárate", nor "flores" that are flowers.
  ///
  /// @param isWord whether somebody writes it who means no place
  static boolean stands(
      Neighbourhood each, List<String> words, int from, int to, Predicate<String> isWord) {
    var said = words.subList(from, to);
    if (said.size() == words.size() || (from > 0 && LEADS.contains(words.get(from - 1)))) {
      return true;
    }
    int before = from - 1;
    while (before >= 0 && LINKS.contains(words.get(before))) {
      before--;
    }
    if (before >= 0 && before < from - 1 && NEAR.contains(words.get(before))) {
      return true;
    }
    // "Santa Clara" at the end says where.
    boolean atTheEnd = said.size() > 1 && to == words.size() && SAINTS.contains(said.getFirst());
    if (said.size() > 1) {
      return !each.isLed() || atTheEnd;
    }
    return !each.isLed()
        && !isWord.test(said.getFirst())
        && (from == 0
            || (isWord.test(words.get(from - 1)) && !BEFORE_PERSONS.contains(words.get(from - 1))));
  }

  /// Whether what nearly sounds like one is one: "en colique", "universidad agrarria".
  static boolean isMisspelt(Neighbourhood each, String key, List<String> words, int from) {
    return !each.isLed()
        && (key.length() >= LONG_ENOUGH_FOR_A_SLIP
            || (key.length() >= LONG_ENOUGH_AFTER_A_LEAD
                && from > 0
                && (LEADS.contains(words.get(from - 1)) || THERE.contains(words.get(from - 1)))));
  }

  /// What is mentioned beside a district says where in it, or what is near; "in Zárate" says where.
  static Mention role(Mention role, List<String> words, int from) {
    return role == Mention.PLACE && !(from > 0 && THERE.contains(words.get(from - 1)))
        ? Mention.NEARBY
        : role;
  }

  /// "From Surco to Zárate" is as good as a district's name.
  static boolean isWhereTo(List<String> words, int from) {
    return from > 0 && WHERE_TO.contains(words.get(from - 1));
  }

  private static Stream<Neighbourhood> written(String line, Map<String, District> byName) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw new IllegalStateException("neighbourhoods.txt names no district: " + line);
    }
    var district = byName.get(folded(line.substring(0, colon)));
    return district == null
        ? Stream.empty()
        : Arrays.stream(line.substring(colon + 1).split(","))
            .map(String::strip)
            .map(name ->
                name.startsWith(LED)
                    ? new Neighbourhood(name.substring(LED.length()), district, true)
                    : new Neighbourhood(name, district, false));
  }

  private static String folded(String name) {
    return String.join(" ", Tokens.of(name).words());
  }
}
