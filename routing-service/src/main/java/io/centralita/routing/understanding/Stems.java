package io.centralita.routing.understanding;

import org.tartarus.snowball.ext.SpanishStemmer;

/// What is left of a folded word when its endings and the ways to misspell it are taken away.
final class Stems {
  private static final int SHORTEST = 4;
  private static final String VOWELS_BEFORE = "ei";

  private Stems() {}

  /// "goteando", "goteaba" and "gotea" are one.
  static String of(String word) {
    if (word.length() < SHORTEST) {
      return word;
    }
    var stemmer = new SpanishStemmer();
    stemmer.setCurrent(word);
    stemmer.stem();
    return stemmer.getCurrent();
  }

  /// The word as it sounds in America: "cerragero" is "cerrajero", "nesecito" is "necesito".
  static String sound(String word) {
    var sound = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      char next = i + 1 < word.length() ? word.charAt(i + 1) : ' ';
      char heard =
          switch (c) {
            case 'v', 'w' -> 'b';
            case 'z', 'x' -> 's';
            case 'y' -> next == ' ' ? 'i' : 'y';
            case 'c' -> VOWELS_BEFORE.indexOf(next) >= 0 ? 's' : 'k';
            case 'q' -> 'k';
            case 'g' -> VOWELS_BEFORE.indexOf(next) >= 0 ? 'j' : 'g';
            case 'l' -> next == 'l' ? 'y' : 'l';
            default -> c;
          };
      boolean silent = c == 'h' && (i == 0 || word.charAt(i - 1) != 'c');
      boolean vowelless =
          c == 'u'
              && i > 0
              && "gq".indexOf(word.charAt(i - 1)) >= 0
              && VOWELS_BEFORE.indexOf(next) >= 0;
      boolean repeated = !sound.isEmpty() && sound.charAt(sound.length() - 1) == heard;
      if (!silent && !vowelless && !repeated) {
        sound.append(heard);
      }
    }
    return sound.toString();
  }
}
