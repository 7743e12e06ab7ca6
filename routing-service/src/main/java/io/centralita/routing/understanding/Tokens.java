package io.centralita.routing.understanding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A text as words that can be compared: lower case, without accents, punctuation and emphasis.
///
/// @param words in their order; digits keep a leading plus
/// @param original the words as they were written, one for each
record Tokens(List<String> words, List<String> original) {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern YES = Pattern.compile("[👍👌✅🆗]");
  private static final Pattern NO = Pattern.compile("[👎❌🚫]");
  private static final Pattern BREAKS = Pattern.compile("[^\\p{Alnum}+]+|\\+(?!\\d)");

  /// What is in front of the digits that a number is shown with, as in "+51 9•• ••• 123".
  private static final Pattern HIDDEN =
      Pattern.compile("(?:\\+\\d[\\d\\s()-]{0,16})?\\d{0,9}[•●]{2}[•●\\s-]{0,16}(?=\\d)");

  private static final Pattern DRAWN_OUT = Pattern.compile("([a-z])\\1{2,}");

  Tokens {
    words = List.copyOf(words);
    original = List.copyOf(original);
  }

  static Tokens of(String text) {
    var shown = HIDDEN.matcher(text).replaceAll("");
    var said =
        Emoji.spelledOut(NO.matcher(YES.matcher(shown).replaceAll(" ok ")).replaceAll(" no "));
    var plain = MARKS.matcher(Normalizer.normalize(said, Normalizer.Form.NFKD)).replaceAll("");
    var original = Arrays.stream(BREAKS.split(plain)).filter(word -> !word.isEmpty()).toList();
    return new Tokens(original.stream().map(Tokens::fold).toList(), original);
  }

  static String fold(String word) {
    return DRAWN_OUT.matcher(word.toLowerCase(Locale.ROOT)).replaceAll("$1");
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  boolean contains(String... any) {
    return Arrays.stream(any).anyMatch(words::contains);
  }

  /// Whether the words follow each other somewhere.
  boolean says(String phrase) {
    return (" " + String.join(" ", words) + " ").contains(" " + phrase + " ");
  }

  /// With other words in the place of a phrase, where it is said.
  Tokens saying(String instead, String phrase) {
    var said = List.of(phrase.split(" "));
    int at = Collections.indexOfSubList(words, said);
    if (at < 0) {
      return this;
    }
    var kept = new ArrayList<>(words);
    var keptOriginal = new ArrayList<>(original);
    for (var of : List.of(kept, keptOriginal)) {
      of.subList(at, at + said.size()).clear();
      of.addAll(at, List.of(instead.split(" ")));
    }
    return new Tokens(kept, keptOriginal);
  }

  Tokens without(int from, int to) {
    var kept = new ArrayList<>(words.subList(0, from));
    kept.addAll(words.subList(to, words.size()));
    var keptOriginal = new ArrayList<>(original.subList(0, from));
    keptOriginal.addAll(original.subList(to, original.size()));
    return new Tokens(kept, keptOriginal);
  }
}
