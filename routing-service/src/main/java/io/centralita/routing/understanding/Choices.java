package io.centralita.routing.understanding;

import io.centralita.contracts.routing.Meaning;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// "2", "el segundo", "mejor el 2", "los dos": one of a list, or several.
final class Choices {
  private static final Set<String> PLURAL = Set.of("los", "las");

  private Choices() {}

  static Optional<Meaning> one(Tokens tokens) {
    @Nullable Integer position = null;
    boolean changed = tokens.words().stream().anyMatch(Lexicon.CHANGED_MIND::contains);
    if (changed && tokens.says("mejor no")) {
      return Optional.empty();
    }
    for (var word : tokens.words()) {
      var number = number(word);
      if (number != null) {
        if (position != null && !position.equals(number)) {
          return Optional.empty();
        }
        position = number;
      } else if (!Lexicon.CHOICE_FILLER.contains(word)
          && !Lexicon.isPolite(word)
          && !Lexicon.CHANGED_MIND.contains(word)
          && !(changed && word.equals("no"))) {
        return Optional.empty();
      }
    }
    if (position == null && tokens.contains("one") && !tokens.says("the one")) {
      position = 1; // beside another number it is only a noun: "the second one"
    }
    return position == null || position < 1 || position > 9
        ? Optional.empty()
        : Optional.of(new Meaning.Choice(position));
  }

  /// "Los tres", "todos", "1 y 2": all of a list, of which one can be had at a time.
  static Optional<Said> several(Tokens tokens) {
    var words = tokens.words();
    long numbers = words.stream().map(Choices::number).filter(Objects::nonNull).distinct().count();
    boolean all =
        words.stream().anyMatch(Lexicon.ALL::contains)
            || (numbers == 1 && PLURAL.stream().anyMatch(words::contains) && isMany(words))
            || numbers > 1;
    return all
            && words.stream()
                .allMatch(word ->
                    number(word) != null
                        || Lexicon.ALL.contains(word)
                        || Lexicon.ALL_FILLER.contains(word))
        ? Optional.of(Said.answered(Remark.ONE_AT_A_TIME))
        : Optional.empty();
  }

  /// "Los tres", and not "los uno".
  private static boolean isMany(List<String> words) {
    return words.stream().map(Choices::number).anyMatch(number -> number != null && number > 1);
  }

  static @Nullable Integer number(String word) {
    var named = Lexicon.NUMBERS.get(word);
    return named == null && word.matches("\\d") ? Integer.valueOf(word) : named;
  }
}
