package io.centralita.routing.understanding;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How a text is put, whatever it is about: every word that belongs to one trade is the same thing
/// here. "Quiero que arreglen mi caño" and "quiero que arreglen mi techo" differ in nothing, so
/// that what it is to ask, to offer or to tell is learned once for all trades.
final class Wording {
  private static final int FEWEST = 3;
  private static final double OWN = 0.6;
  private static final int ENDING = 3;
  private static final int MOST_THINGS = 3;

  private static final int WORD = 11;
  private static final int NEXT = 12;
  private static final int NEXT_BUT_ONE = 13;
  private static final int THREE = 14;
  private static final int ENDS = 15;
  private static final int DONE = 16;
  private static final int THINGS = 17;
  private static final int ENDS_NEXT = 18;
  private static final int BEGINS = 19;
  private static final int A_THING = "<thing>".hashCode();

  private final Traits traits;
  private final Set<Integer> things;

  private Wording(Traits traits, Set<Integer> things) {
    this.traits = traits;
    this.things = things;
  }

  static Wording read(ByteBuffer in, Traits traits) {
    var things = new HashSet<Integer>();
    for (int left = in.getInt(); left > 0; left--) {
      things.add(in.getInt());
    }
    return new Wording(traits, things);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(things.size());
    for (int thing : things.stream().sorted().toList()) {
      out.writeInt(thing);
    }
  }

  /// Counts which words belong to one trade.
  static final class Counting {
    private final Traits traits;
    private final int classes;
    private final Map<Integer, int[]> counts = new HashMap<>();

    Counting(Traits traits, int classes) {
      this.traits = traits;
      this.classes = classes;
    }

    void count(List<String> words, int category) {
      for (var word : words) {
        if (!Traits.isSmall(word)) {
          counts.computeIfAbsent(traits.stem(word), _ -> new int[classes])[category]++;
        }
      }
    }

    Wording counted() {
      counts
          .values()
          .removeIf(each -> {
            int all = Arrays.stream(each).sum();
            return all < FEWEST || Arrays.stream(each).max().orElse(0) < OWN * all;
          });
      return new Wording(traits, Set.copyOf(counts.keySet()));
    }
  }

  long[] of(List<String> words) {
    var acts = Acts.in(words);
    int n = words.size();
    var found = new long[acts.size() + 6 * n + 2];
    int count = 0;
    for (var act : acts) {
      found[count++] = Traits.trait(DONE, act.hashCode(), 1);
    }
    var put = new int[n];
    int named = 0;
    for (int i = 0; i < n; i++) {
      var word = words.get(i);
      int stem = traits.stem(word);
      boolean thing = !Traits.isSmall(word) && things.contains(stem);
      named += thing ? 1 : 0;
      put[i] = thing ? A_THING : traits.sound(word);
      if (!thing) {
        int ending = word.substring(Math.max(0, word.length() - ENDING)).hashCode();
        found[count++] = Traits.trait(ENDS, ending, 0.5f);
        if (i > 0) {
          found[count++] = Traits.trait(ENDS_NEXT, 31 * put[i - 1] + ending, 0.5f);
        }
      }
      found[count++] = Traits.trait(WORD, put[i], 1);
      if (i > 0) {
        found[count++] = Traits.trait(NEXT, 31 * put[i - 1] + put[i], 1);
      }
      if (i > 1) {
        found[count++] = Traits.trait(NEXT_BUT_ONE, 31 * put[i - 2] + put[i], 0.5f);
        found[count++] = Traits.trait(THREE, 31 * (31 * put[i - 2] + put[i - 1]) + put[i], 0.7f);
      }
    }
    if (n > 0) {
      found[count++] = Traits.trait(BEGINS, put[0], 1);
    }
    found[count++] = Traits.trait(THINGS, Math.min(named, MOST_THINGS), 2);
    return Traits.once(found, count);
  }
}
