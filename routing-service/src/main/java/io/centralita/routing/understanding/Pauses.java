package io.centralita.routing.understanding;

import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.routing.Meaning.Pause;
import io.centralita.contracts.routing.Meaning.Resume;
import io.centralita.contracts.values.SpokenTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// "Pausa", "pausa 2 horas", "pausa hasta el lunes", "vuelvo": what a provider writes who wants no
/// jobs for a while. None of it is a carrier's opt-out word, and a text counts only when nothing
/// else is in it: "I'll be back at five" ends no pause.
final class Pauses {
  private static final Set<String> PAUSE = Lexicon.under("pause");
  private static final Set<String> BACK = Lexicon.under("back");
  private static final Set<String> FILLER = Lexicon.under("around a pause");
  private static final Set<String> UNTIL = Lexicon.under("until");
  private static final Set<String> TIMES = Lexicon.under("times of a day");
  private static final int MINUTES_OF_AN_HOUR = 60;
  private static final Pause NOT_UNDERSTOOD = new Pause(null, SpokenTime.NOT_UNDERSTOOD);
  private static final Map<String, List<String>> SAME = Lexicon.same("pause in other words");
  private static final Set<String> TODAY = Lexicon.under("today");
  private static final Pause TILL_TOMORROW =
      new Pause(null, new SpokenTime(SpokenTime.Day.TOMORROW, null, null, null));
  private static final int LONGEST = 12 * MINUTES_OF_AN_HOUR;

  private Pauses() {}

  static Optional<Meaning> read(Tokens tokens) {
    var words = Lexicon.sayingInstead(tokens, SAME).words();
    boolean pauses = words.stream().anyMatch(PAUSE::contains);
    boolean isBack = words.stream().anyMatch(BACK::contains);
    if (pauses == isBack) {
      return Optional.empty();
    }
    if (isBack) {
      return said(words).isEmpty() ? Optional.of(new Resume()) : Optional.empty();
    }
    int until = until(words);
    var rest = said(words.subList(0, until));
    if (!rest.isEmpty() && rest.stream().allMatch(TODAY::contains)) {
      return Optional.of(TILL_TOMORROW);
    }
    if (until < words.size()) {
      return rest.isEmpty()
          ? Optional.of(until(tokens, words.subList(until + 1, words.size())))
          : Optional.empty();
    }
    if (rest.isEmpty()) {
      return Optional.of(new Pause(null));
    }
    return rest.stream().allMatch(Pauses::isOfATime)
        ? Optional.of(minutes(words).map(Pause::new).orElse(NOT_UNDERSTOOD))
        : Optional.empty();
  }

  /// What is said beside the word itself.
  private static List<String> said(List<String> words) {
    return words.stream()
        .filter(word -> !PAUSE.contains(word) && !BACK.contains(word))
        .filter(word -> !FILLER.contains(word) && !isPolite(word))
        .toList();
  }

  private static boolean isPolite(String word) {
    return Lexicon.POLITE.contains(word) && !Lexicon.DAYS.contains(word);
  }

  /// Where "until" is; the end when it is nowhere.
  private static int until(List<String> words) {
    return (int) words.stream().takeWhile(word -> !UNTIL.contains(word)).count();
  }

  private static Pause until(Tokens tokens, List<String> time) {
    return tokens.says("nuevo aviso") || tokens.says("further notice")
        ? new Pause(null)
        : new Pause(null, SpokenTimes.read(withoutCourtesy(time)));
  }

  /// Some of what is polite is also a time of the day.
  private static List<String> withoutCourtesy(List<String> words) {
    return words.stream()
        .filter(word -> TIMES.contains(word) || !Lexicon.POLITE.contains(word))
        .toList();
  }

  private static boolean isOfATime(String word) {
    return Lexicon.UNITS.contains(word) || Lexicon.DAYS.contains(word) || number(word) != null;
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
