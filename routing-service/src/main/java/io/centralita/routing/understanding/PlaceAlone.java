package io.centralita.routing.understanding;

import java.util.Set;
import java.util.function.Predicate;

/// Whether what is said beside a place is nothing but where it is, when, or that another one was
/// said by mistake: then it answers "where?", and asks for no trade, whatever a street is called.
final class PlaceAlone {
  private static final Set<String> AROUND = Lexicon.under("around a place");
  private static final Set<String> ASKING_FOR_WORK = Lexicon.under("asking for work");
  private static final Set<String> CORRECTED = Lexicon.under("corrected place");
  private static final Set<String> WHEN = Lexicon.under("when");
  private static final Set<String> NAMED = Lexicon.under("named places");

  /// "Jirón de la Unión", "avenida Arequipa 2000".
  private static final int LONGEST_NAME = 3;

  private final Predicate<String> isWord;

  /// @param isWord whether somebody writes it who means no place
  PlaceAlone(Predicate<String> isWord) {
    this.isWord = isWord;
  }

  boolean isAllOf(Tokens rest) {
    var words = rest.words();
    int named = 0;
    for (int i = 0; i < words.size(); i++) {
      var word = words.get(i);
      if (isSmall(word)) {
        named = NAMED.contains(word) ? LONGEST_NAME : named;
      } else if (named > 0 && (!isWord.test(word) || isNumbered(rest, i, named))) {
        named--;
      } else {
        return false;
      }
    }
    return true;
  }

  /// A name that is a word too has its number behind it: "av arequipa 2000".
  private static boolean isNumbered(Tokens rest, int from, int most) {
    return rest.words().stream()
        .skip(from + 1L)
        .limit(most)
        .anyMatch(word -> Character.isDigit(word.charAt(0)));
  }

  private static boolean isSmall(String word) {
    return AROUND.contains(word)
        || ASKING_FOR_WORK.contains(word)
        || CORRECTED.contains(word)
        || WHEN.contains(word)
        || Lexicon.isPolite(word)
        || Character.isDigit(word.charAt(0));
  }

  /// Whether they only say that a place was wrong.
  static boolean isCorrection(Tokens tokens) {
    return !tokens.isEmpty()
        && tokens.words().stream().anyMatch(CORRECTED::contains)
        && tokens.words().stream()
            .allMatch(word ->
                CORRECTED.contains(word) || AROUND.contains(word) || Lexicon.isPolite(word));
  }
}
