package io.centralita.routing.understanding;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Whether what is said beside a place is nothing but where it is, when, or that another one was
/// said by mistake: then it answers "where?", and asks for no trade, whatever a street is called.
final class PlaceAlone {
  private static final Set<String> AROUND = Lexicon.under("around a place");
  private static final Set<String> ASKING_FOR_WORK = Lexicon.under("asking for work");
  private static final Set<String> CORRECTED = Lexicon.under("corrected place");
  private static final Set<String> WHEN = Lexicon.under("when");
  private static final Set<String> COLOURS = Lexicon.under("colours");
  private static final Set<String> PARTS = Lexicon.under("parts of a house");
  private static final Set<String> NEVER = Lexicon.under("never");
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
      if (isSmall(word) || isPainted(words, i)) {
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

  /// "Casa verde", "timbre rojo", "blue door": how it is found.
  private static boolean isPainted(List<String> words, int at) {
    return COLOURS.contains(words.get(at))
        || (PARTS.contains(words.get(at))
            && words.subList(Math.max(0, at - 1), Math.min(words.size(), at + 2)).stream()
                .anyMatch(COLOURS::contains));
  }

  /// "Nunca en Lince", "en Lince no": nothing but that it is not there.
  static boolean isRefused(Tokens tokens, Districts.Found place) {
    var words = tokens.words();
    boolean never = words.subList(0, place.from()).stream().anyMatch(NEVER::contains);
    boolean not = place.to() + 1 == words.size() && Lexicon.NOT.contains(words.getLast());
    return (never || not)
        && IntStream.range(0, words.size())
            .filter(at -> at < place.from() || at >= place.to())
            .mapToObj(words::get)
            .allMatch(word ->
                NEVER.contains(word)
                    || Lexicon.NOT.contains(word)
                    || AROUND.contains(word)
                    || Lexicon.isPolite(word));
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
