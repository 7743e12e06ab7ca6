package io.centralita.routing.understanding;

import io.centralita.contracts.routing.Meaning;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// How many stars somebody gives: one to five, whole ones.
final class Stars {
  private static final int MOST = 5;
  private static final Pattern DRAWN = Pattern.compile("\\s*(?:[⭐★🌟]\\x{FE0F}?\\s*){1,5}");
  private static final Pattern OUT_OF_FIVE =
      Pattern.compile("\\s*([1-5])\\s*(?:/|de|out of)\\s*5\\s*[.!]*\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern SOMEWHERE_OUT_OF_FIVE =
      Pattern.compile("(?i)(?<![\\d.,-])([1-5])\\s*(?:/|de|out of)\\s*5(?![\\d.,]\\d)");

  private static final Pattern BESIDE_STARS =
      Pattern.compile(
          "(?iu)(?:\\b(?:de|con|with|of)\\s+)?\\b(?:[1-5]|una?|dos|tres|cuatro|cinco|one|two|three|four|five)[\\s-]*(?:estrellas?|stars?)\\b");

  /// "4.5", "-1", "1-5".
  private static final Pattern NO_WHOLE_STARS = Pattern.compile("\\d[.,]\\d|(?<!\\p{L})[-–]\\d");

  private static final Set<String> GIVING = Lexicon.under("giving stars");
  private static final Set<String> ONE = Set.of("uno", "una", "one");
  private static final Set<String> PRAISE = Lexicon.under("said of the work");
  private static final Set<String> AROUND_PRAISE = Lexicon.under("around what is said of the work");

  private Stars() {}

  /// Whether a number stands before the word: "se estrelló", "la estrella" give none.
  static boolean areIn(String text) {
    return BESIDE_STARS.matcher(text).find();
  }

  /// "Busco pintor 5 estrellas" says how good one, and nothing of what is to be done.
  static String without(String text) {
    return BESIDE_STARS.matcher(text).replaceAll(" ");
  }

  /// A text that is nothing else: "⭐⭐⭐⭐", "4 de 5".
  static Optional<Integer> alone(String text) {
    if (DRAWN.matcher(text).matches()) {
      return Optional.of(
          (int) text.codePoints().filter(c -> c == '⭐' || c == '★' || c == 0x1F31F).count());
    }
    var outOfFive = OUT_OF_FIVE.matcher(text);
    return outOfFive.matches()
        ? Optional.of(Integer.valueOf(outOfFive.group(1)))
        : Optional.empty();
  }

  /// "Un 5, excelente trabajo": a number with what they say of the work.
  static Optional<Meaning> praising(Tokens tokens) {
    var words = tokens.words();
    int at = 0;
    while (at < words.size() && GIVING.contains(words.get(at))) {
      at++;
    }
    var stars = at < words.size() ? Choices.number(words.get(at)) : null;
    if (stars == null || ONE.contains(words.get(at)) || stars < 1 || stars > MOST) {
      return Optional.empty();
    }
    if (at + 1 == words.size()) {
      return at == 0 ? Optional.empty() : Optional.of(new Meaning.Rate(stars, null));
    }
    var rest = words.subList(at + 1, words.size());
    return rest.stream().anyMatch(PRAISE::contains)
            && rest.stream()
                .allMatch(word ->
                    PRAISE.contains(word) || AROUND_PRAISE.contains(word) || Lexicon.isPolite(word))
        ? Optional.of(new Meaning.Rate(stars, null))
        : Optional.empty();
  }

  /// The one whole number that they name; 0 where it is none that may be given. Digits go before
  /// words: "una calificación de 5".
  static Optional<Integer> named(Tokens tokens, String text) {
    var outOfFive = SOMEWHERE_OUT_OF_FIVE.matcher(text);
    if (outOfFive.find()) {
      return Optional.of(Integer.valueOf(outOfFive.group(1)));
    }
    if (NO_WHOLE_STARS.matcher(text).find() || Lexicon.HALF.stream().anyMatch(tokens::says)) {
      return Optional.of(0);
    }
    var written =
        tokens.words().stream().filter(word -> word.matches("\\d{1,2}")).distinct().toList();
    var said =
        written.isEmpty()
            ? tokens.words().stream()
                .map(Lexicon.NUMBERS::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList()
            : written.stream().map(Integer::valueOf).toList();
    if (said.isEmpty()) {
      return Optional.empty();
    }
    int stars = said.getFirst();
    return Optional.of(said.size() == 1 && stars <= MOST ? stars : 0);
  }
}
