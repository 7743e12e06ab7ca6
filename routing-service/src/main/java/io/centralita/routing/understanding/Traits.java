package io.centralita.routing.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a text is told by: its words as they sound, their stems, pairs of neighbours, and the
/// letters that words begin with or contain.
final class Traits {
  private static final int GRAM = 4;
  private static final int BEGINNING = 5;
  private static final float PAIR = 0.8f;
  private static final float LETTERS = 0.35f;

  /// Words that say nothing by themselves: of the language, of places and times, of courtesy, and
  /// what may be done to anything.
  private static final Set<String> SMALL = Phrases.words("/understanding/small-words.txt");

  private Traits() {}

  static boolean isSmall(String word) {
    return SMALL.contains(word);
  }

  /// Each trait once, with how much it weighs.
  static Map<String, Float> of(List<String> words) {
    var traits = new HashMap<String, Float>();
    var stems = new ArrayList<String>();
    for (var word : words) {
      var sound = Stems.sound(word);
      var stem = Stems.sound(Stems.of(word));
      stems.add(stem);
      if (!SMALL.contains(word)) {
        traits.put("=" + sound, 1f);
        traits.put("~" + stem, 1f);
        letters(sound, traits);
      }
    }
    for (int i = 0; i + 1 < stems.size(); i++) {
      traits.put(stems.get(i) + " " + stems.get(i + 1), PAIR);
      if (i + 2 < stems.size()) {
        traits.put(stems.get(i) + " _ " + stems.get(i + 2), PAIR / 2);
      }
    }
    return traits;
  }

  private static void letters(String word, Map<String, Float> traits) {
    if (word.length() > BEGINNING) {
      traits.put("^" + word.substring(0, BEGINNING), LETTERS);
    }
    var bounded = "<" + word + ">";
    for (int i = 0; word.length() >= GRAM && i + GRAM <= bounded.length(); i++) {
      traits.put("#" + bounded.substring(i, i + GRAM), LETTERS);
    }
  }
}
