package io.centralita.routing.understanding;

import java.util.List;
import java.util.regex.Pattern;

/// What a text is told by besides its words: whether it asks or shouts, how long it is, how it
/// begins and ends.
final class Manner {
  private static final Pattern SENTENCES = Pattern.compile("[.!?;\\n]+\\s+");
  private static final Pattern LONG_NUMBER = Pattern.compile("\\d{6}");
  private static final Pattern NUMBER = Pattern.compile("\\d");

  private static final int MARK = 21;
  private static final int ASKED = 22;
  private static final int LENGTH = 23;
  private static final int PARTS = 24;
  private static final int FIRST = 25;
  private static final int LAST = 26;

  private static final double LONGER = Math.log(1.6);
  private static final float LENGTH_WEIGHT = 1.5f;
  private static final int MOST_PARTS = 6;
  private static final int MOST = 14;

  private final long[] found = new long[MOST];
  private int count;

  private Manner() {}

  /// @param words those of the text, folded
  static long[] of(String text, List<String> words) {
    var manner = new Manner();
    manner.marks(text);
    manner.add(LENGTH, (int) (Math.log1p(words.size()) / LONGER), LENGTH_WEIGHT);
    manner.add(PARTS, Math.min(MOST_PARTS, SENTENCES.split(text, -1).length), 1);
    if (!words.isEmpty()) {
      int first = words.getFirst().hashCode();
      int second = words.size() > 1 ? words.get(1).hashCode() : 0;
      manner.add(FIRST, first, 1);
      manner.add(FIRST, 31 * first + second, 1);
      manner.add(LAST, words.getLast().hashCode(), 1);
      if (text.contains("?") || text.contains("¿")) {
        manner.add(ASKED, first, 1);
        manner.add(ASKED, 31 * first + second, 1);
      }
    }
    return Traits.once(manner.found, manner.count);
  }

  private void marks(String text) {
    if (text.contains("?") || text.contains("¿")) {
      add(MARK, text.endsWith("?") ? '?' : '¿', 1);
    }
    if (text.contains("!")) {
      add(MARK, '!', 1);
    }
    if (text.contains(":")) {
      add(MARK, ':', 1);
    }
    if (text.contains("…") || text.contains("...")) {
      add(MARK, '…', 1);
    }
    if (LONG_NUMBER.matcher(text).find()) {
      add(MARK, '6', 1);
    } else if (NUMBER.matcher(text).find()) {
      add(MARK, '1', 1);
    }
  }

  private void add(int kind, int what, float weight) {
    found[count++] = Traits.trait(kind, what, weight);
  }
}
