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
  private static final float ACT = 1.5f;

  /// Words that say nothing by themselves: of the language, of places and times, of courtesy, and
  /// what may be done to anything.
  private static final Set<String> SMALL = Phrases.words("/understanding/small-words.txt");

  /// What has been worked out of the words that were seen while learning.
  private final Map<String, Word> known = new HashMap<>();

  private record Word(String sound, String stem, List<String> letters) {}

  /// What is said of a word from now on is kept.
  void keep(String word) {
    known.computeIfAbsent(word, Traits::look);
  }

  private Word word(String word) {
    var kept = known.get(word);
    return kept == null ? look(word) : kept;
  }

  private static Word look(String word) {
    var sound = Stems.sound(word);
    return new Word("=" + sound, Stems.sound(Stems.of(word)), letters(sound));
  }

  static boolean isSmall(String word) {
    return SMALL.contains(word);
  }

  /// Each trait once, with how much it weighs.
  Map<String, Float> of(List<String> words) {
    var traits = new HashMap<String, Float>();
    var stems = new ArrayList<String>();
    for (var said : words) {
      var word = word(said);
      stems.add(word.stem());
      if (!SMALL.contains(said)) {
        traits.put(word.sound(), 1f);
        traits.put("~" + word.stem(), 1f);
        word.letters().forEach(letters -> traits.put(letters, LETTERS));
      }
    }
    Acts.in(words).forEach(act -> traits.put("!" + act, ACT));
    for (int i = 0; i + 1 < stems.size(); i++) {
      traits.put(stems.get(i) + " " + stems.get(i + 1), PAIR);
      if (i + 2 < stems.size()) {
        traits.put(stems.get(i) + " _ " + stems.get(i + 2), PAIR / 2);
      }
    }
    return traits;
  }

  private static List<String> letters(String word) {
    var letters = new ArrayList<String>();
    if (word.length() > BEGINNING) {
      letters.add("^" + word.substring(0, BEGINNING));
    }
    var bounded = "<" + word + ">";
    for (int i = 0; word.length() >= GRAM && i + GRAM <= bounded.length(); i++) {
      letters.add("#" + bounded.substring(i, i + GRAM));
    }
    return letters;
  }
}
