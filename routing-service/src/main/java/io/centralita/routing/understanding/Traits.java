package io.centralita.routing.understanding;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// What a text is told by: its words as they sound, their stems, pairs of neighbours, and the
/// letters that words begin with or contain. A trait is a number that is worked out of it, so that
/// none of them has to be kept as text.
final class Traits {
  private static final int GRAM = 4;
  private static final int BEGINNING = 5;
  private static final float WORD = 1;
  private static final float PAIR = 0.8f;
  private static final float LETTERS = 0.35f;
  private static final float ACT = 1.5f;

  private static final int SOUND = 1;
  private static final int STEM = 2;
  private static final int BEGINS = 3;
  private static final int CONTAINS = 4;
  private static final int DONE = 5;
  private static final int NEXT = 6;
  private static final int NEXT_BUT_ONE = 7;

  /// Words that say nothing by themselves: of the language, of places and times, of courtesy, and
  /// what may be done to anything.
  private static final Set<String> SMALL = Phrases.words("/understanding/small-words.txt");

  /// What has been worked out of words that may come again.
  private final Map<String, Word> known = new ConcurrentHashMap<>();

  private final Predicate<String> comesAgain;

  /// @param comesAgain which words are worth remembering
  Traits(Predicate<String> comesAgain) {
    this.comesAgain = comesAgain;
  }

  /// @param stem of the word, for pairs
  /// @param own traits that the word has by itself, with their weights
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Word(int sound, int stem, long[] own) {}

  private Word word(String word) {
    var kept = known.get(word);
    if (kept != null) {
      return kept;
    }
    var looked = look(word);
    if (comesAgain.test(word)) {
      known.put(word, looked);
    }
    return looked;
  }

  private static Word look(String word) {
    var sound = Stems.sound(word);
    var stem = Stems.sound(Stems.of(word));
    if (isSmall(word)) {
      return new Word(sound.hashCode(), stem.hashCode(), new long[0]);
    }
    int grams = sound.length() < GRAM ? 0 : sound.length() + 3 - GRAM;
    int beginnings = sound.length() > BEGINNING ? 1 : 0;
    var own = new long[2 + beginnings + grams];
    own[0] = trait(SOUND, sound.hashCode(), WORD);
    own[1] = trait(STEM, stem.hashCode(), WORD);
    if (beginnings > 0) {
      own[2] = trait(BEGINS, sound.substring(0, BEGINNING).hashCode(), LETTERS);
    }
    var bounded = "<" + sound + ">";
    for (int i = 0; i < grams; i++) {
      own[2 + beginnings + i] = trait(CONTAINS, bounded.substring(i, i + GRAM).hashCode(), LETTERS);
    }
    return new Word(sound.hashCode(), stem.hashCode(), own);
  }

  int stem(String word) {
    return word(word).stem();
  }

  int sound(String word) {
    return word(word).sound();
  }

  static boolean isSmall(String word) {
    return SMALL.contains(word);
  }

  /// Each trait once, with how much it weighs: see [#number] and [#weight].
  long[] of(List<String> words) {
    var acts = Acts.in(words);
    var looked = new Word[words.size()];
    int most = acts.size() + 2 * words.size();
    for (int i = 0; i < looked.length; i++) {
      looked[i] = word(words.get(i));
      most += looked[i].own().length;
    }
    var traits = new long[most];
    int count = 0;
    for (var act : acts) {
      traits[count++] = trait(DONE, act.hashCode(), ACT);
    }
    for (int i = 0; i < looked.length; i++) {
      var own = looked[i].own();
      System.arraycopy(own, 0, traits, count, own.length);
      count += own.length;
      if (i + 1 < looked.length) {
        int pair = 31 * looked[i].stem() + looked[i + 1].stem();
        traits[count++] = trait(NEXT, pair, PAIR);
      }
      if (i + 2 < looked.length) {
        int pair = 31 * looked[i].stem() + looked[i + 2].stem();
        traits[count++] = trait(NEXT_BUT_ONE, pair, PAIR / 2);
      }
    }
    return once(traits, count);
  }

  /// All of several.
  static long[] together(long[]... several) {
    var all = Arrays.stream(several).flatMapToLong(Arrays::stream).toArray();
    return once(all, all.length);
  }

  static long[] once(long[] traits, int count) {
    Arrays.sort(traits, 0, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || number(traits[i]) != number(traits[i - 1])) {
        traits[kept++] = traits[i];
      }
    }
    return Arrays.copyOf(traits, kept);
  }

  static long trait(int kind, int hash, float weight) {
    int mixed = (hash ^ (kind * 0x9E3779B9)) * 0x85EBCA6B;
    mixed = (mixed ^ (mixed >>> 15)) * 0xC2B2AE35;
    return ((long) (mixed ^ (mixed >>> 13)) << Integer.SIZE) | Float.floatToRawIntBits(weight);
  }

  static int number(long trait) {
    return (int) (trait >>> Integer.SIZE);
  }

  static float weight(long trait) {
    return Float.intBitsToFloat((int) trait);
  }
}
