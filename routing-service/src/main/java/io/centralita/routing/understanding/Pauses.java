package io.centralita.routing.understanding;

import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.routing.Meaning.Pause;
import io.centralita.contracts.routing.Meaning.Resume;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// "Pausa", "pausa 2 horas", "vuelvo": what a provider writes who wants no jobs for a while. None
/// of it is a carrier's opt-out word, and a text counts only when nothing else is in it: "I'll be
/// back at five" ends no pause.
final class Pauses {
  private static final Set<String> PAUSE =
      Set.of("pausa", "pausar", "pausame", "pausenme", "pause", "descanso");
  private static final Set<String> BACK =
      Set.of("vuelvo", "volvi", "regrese", "reanudar", "reanuda", "resume", "unpause", "back");
  private static final Set<String> FILLER =
      Set.of(
          "ya",
          "estoy",
          "de",
          "en",
          "por",
          "un",
          "una",
          "rato",
          "mi",
          "mis",
          "me",
          "quiero",
          "a",
          "trabajar",
          "trabajos",
          "ofertas",
          "jobs",
          "offers",
          "my",
          "i",
          "m",
          "am",
          "want",
          "to",
          "for",
          "now",
          "ahora",
          "tomar",
          "take");
  private static final int MINUTES_OF_AN_HOUR = 60;
  private static final int LONGEST = 12 * MINUTES_OF_AN_HOUR;

  private Pauses() {}

  static Optional<Meaning> read(Tokens tokens) {
    var words = tokens.words();
    boolean pauses = words.stream().anyMatch(PAUSE::contains);
    boolean isBack = words.stream().anyMatch(BACK::contains);
    if (pauses == isBack) {
      return Optional.empty();
    }
    var rest =
        words.stream()
            .filter(word -> !PAUSE.contains(word) && !BACK.contains(word))
            .filter(word -> !FILLER.contains(word) && !Lexicon.POLITE.contains(word))
            .toList();
    if (rest.isEmpty()) {
      return Optional.of(pauses ? new Pause(null) : new Resume());
    }
    return pauses && rest.stream().allMatch(Pauses::isOfATime)
        ? minutes(words).map(Pause::new)
        : Optional.empty();
  }

  private static boolean isOfATime(String word) {
    return Lexicon.UNITS.contains(word) || number(word) != null;
  }

  /// A number and its unit. Who wants more than half a day says when they are back.
  private static Optional<Integer> minutes(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      var number = number(words.get(i - 1));
      if (number != null && Lexicon.UNITS.contains(words.get(i))) {
        int minutes = words.get(i).startsWith("h") ? number * MINUTES_OF_AN_HOUR : number;
        return minutes < 1 || minutes > LONGEST ? Optional.empty() : Optional.of(minutes);
      }
    }
    return Optional.empty();
  }

  private static @Nullable Integer number(String word) {
    var named = Lexicon.NUMBERS.get(word);
    return named == null && word.matches("\\d{1,3}") ? Integer.valueOf(word) : named;
  }
}
