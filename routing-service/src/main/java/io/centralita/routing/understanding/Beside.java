package io.centralita.routing.understanding;

import io.centralita.routing.understanding.Districts.Found;
import java.util.List;
import java.util.Set;

/// What is said beside the places that a text names.
final class Beside {
  private static final Set<String> AROUND =
      Lexicon.words(
          "en de a por para desde hasta x in at from to near distrito barrio zona es vivo queda esta estoy cerca i m live el la the");

  private Beside() {}

  /// The words without the places that they name.
  static Tokens places(Tokens tokens, List<Found> places) {
    var rest = tokens;
    for (int i = places.size() - 1; i >= 0; i--) {
      var place = places.get(i);
      int after = i == 0 ? 0 : places.get(i - 1).to();
      rest = rest.without(Math.max(after, beginning(rest, place.from())), place.to());
    }
    return rest;
  }

  /// Where what is said about a place begins: "vivo en" Lince.
  private static int beginning(Tokens tokens, int from) {
    int begins = from;
    while (begins > 0 && AROUND.contains(tokens.words().get(begins - 1))) {
      begins--;
    }
    return begins;
  }
}
