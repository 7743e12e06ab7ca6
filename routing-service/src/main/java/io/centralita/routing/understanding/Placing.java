package io.centralita.routing.understanding;

import io.centralita.routing.understanding.Districts.Found;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the way in which a text names a place says of whether it asks for anything. "Caño roto,
/// Lince" says where somebody is to come to; "una plaga en un mercado de Lince" and "hago jardines
/// en Lince y Surco" do not. Log odds, fitted to the sets c to g while none of them was learned.
final class Placing {
  /// Of who says where nothing is; a little less than what texts with places give.
  static final double NOWHERE = Math.log(0.7);

  private static final double ANYWHERE = 0.1;
  private static final double STANDS_ALONE = 1.3;
  private static final double SAYS_WHERE = 0.6;
  private static final double BEGINS = 1.0;
  private static final double ENDS = 0.8;
  private static final double ENDS_SOON = 0.3;
  private static final double FIRST_PERSON = 0.9;
  private static final double ONE_S_OWN = 0.6;
  private static final double SEVERAL = 1.6;
  private static final double CITY = -0.9;
  private static final double ELSEWHERE = 0.7;

  /// What stands before a place that is rather spoken of.
  private static final Map<Set<String>, Double> BEFORE =
      Map.of(
          Lexicon.words("en in at x por"), SAYS_WHERE,
          Lexicon.words("de d del of la el los"), -0.4,
          Lexicon.words("todo toda whole all"), -0.4,
          Lexicon.words("a al to hasta para pa"), -0.6,
          Lexicon.words("y and o or e"), -1.0,
          Lexicon.words("desde from around"), 0.0);

  private static final Set<String> WHERE_ONE_IS =
      Lexicon.words("vivo estoy toy toi estamos vivimos escribo queda soy live m re am here");
  private static final Set<String> OWN = Lexicon.words("mi my nuestro nuestra our");
  private static final int NEAR = 4;
  private static final int LAST_WORDS = 3;

  private Placing() {}

  /// @param places that the words name, in their order
  static double logOdds(Tokens tokens, List<Found> places) {
    return Districts.meant(places)
        .map(meant -> logOdds(tokens.words(), meant, places.size()))
        .orElse(NOWHERE);
  }

  private static double logOdds(List<String> words, Found place, int places) {
    int from = place.from();
    var before = words.subList(Math.max(0, from - NEAR), from);
    int after = words.size() - place.to();
    double sum = ANYWHERE;
    sum += after == 0 ? ENDS : after <= LAST_WORDS ? ENDS_SOON : 0;
    sum += from == 0 ? BEGINS : led(before.getLast());
    sum += before.stream().anyMatch(WHERE_ONE_IS::contains) ? FIRST_PERSON : 0;
    sum += before.stream().anyMatch(OWN::contains) ? ONE_S_OWN : 0;
    sum += places > 1 ? SEVERAL : 0;
    sum += place.letters() == 1 ? CITY : 0;
    return sum + (place.role() == Mention.BACKGROUND ? ELSEWHERE : 0);
  }

  private static double led(String before) {
    return BEFORE.entrySet().stream()
        .filter(entry -> entry.getKey().contains(before))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(STANDS_ALONE);
  }
}
