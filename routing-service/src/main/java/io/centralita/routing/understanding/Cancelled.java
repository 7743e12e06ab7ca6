package io.centralita.routing.understanding;

import io.centralita.contracts.routing.Meaning;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which one they want cancelled, in their words: "el de pintura", "the first one", "los dos".
final class Cancelled {
  private static final Set<String> ALL = Lexicon.under("all that is cancelled");
  private static final Set<String> PLURAL = Set.of("los", "las");
  private static final Set<String> ONE = Set.of("uno", "una", "one");
  private static final Set<String> BEFORE_A_POSITION = Lexicon.under("before a position");
  private static final Set<String> AROUND = Lexicon.under("around what is cancelled");
  private static final int LONGEST = 8;

  private Cancelled() {}

  /// @param about what words mean by themselves
  static Meaning.Cancel in(
      Clause clause, @Nullable String reference, Function<String, Meaning> about) {
    if (reference != null) {
      return new Meaning.Cancel(reference);
    }
    var words = clause.words();
    if (words.stream().anyMatch(ALL::contains) || saysTheTwo(words)) {
      return new Meaning.Cancel(null, null, null, null, true);
    }
    var position = position(words);
    var said = about(clause, about);
    return switch (said) {
      case Meaning.ServiceRequest(var category, var district) ->
          new Meaning.Cancel(null, category, district, position, null);
      case Meaning.Unclear unclear when unclear.candidates().size() == 1 ->
          new Meaning.Cancel(
              null, unclear.candidates().getFirst(), unclear.district(), position, null);
      case Meaning.Unclear unclear ->
          new Meaning.Cancel(null, null, unclear.district(), position, null);
      case Meaning _ -> new Meaning.Cancel(null, null, null, position, null);
    };
  }

  static boolean namesNothing(Meaning.Cancel cancel) {
    return cancel.equals(new Meaning.Cancel(null));
  }

  /// "Los dos", and not "las 2".
  private static boolean saysTheTwo(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      var number = Choices.number(words.get(i));
      if (number != null && number > 1 && PLURAL.contains(words.get(i - 1)) && !isTime(words, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTime(List<String> words, int i) {
    return (i + 1 < words.size() && Lexicon.UNITS.contains(words.get(i + 1)))
        || (i > 1 && words.get(i - 2).equals("a"));
  }

  private static @Nullable Integer position(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      var number = Choices.number(words.get(i));
      if (number == null || number < 1 || isTime(words, i)) {
        continue;
      }
      var before = i == 0 ? "" : words.get(i - 1);
      if (BEFORE_A_POSITION.contains(before)
          || (!ONE.contains(words.get(i)) && CancelClause.isWord(before, false))) {
        return number;
      }
    }
    return null;
  }

  private static Meaning about(Clause clause, Function<String, Meaning> about) {
    var rest =
        clause.words().stream()
            .filter(word -> !CancelClause.isWord(word, false) && Choices.number(word) == null)
            .filter(word -> !Lexicon.isPolite(word) && !AROUND.contains(word))
            .toList();
    return rest.isEmpty() || rest.size() > LONGEST
        ? new Meaning.Question()
        : about.apply(rest.stream().collect(Collectors.joining(" ")));
  }
}
