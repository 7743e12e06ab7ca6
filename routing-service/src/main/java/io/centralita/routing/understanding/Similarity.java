package io.centralita.routing.understanding;

import java.util.HashSet;
import java.util.Set;

/// How alike two words are.
final class Similarity {
  private static final int GRAM = 3;

  private Similarity() {}

  /// Whether one letter was added, left out, changed, or swapped with the next.
  static boolean isOneSlip(String one, String other) {
    int difference = one.length() - other.length();
    if (Math.abs(difference) > 1) {
      return false;
    }
    int start = 0;
    int shorter = Math.min(one.length(), other.length());
    while (start < shorter && one.charAt(start) == other.charAt(start)) {
      start++;
    }
    return switch (difference) {
      case 0 -> sameAfter(one, start + 1, other, start + 1) || isSwapped(one, other, start);
      case 1 -> sameAfter(one, start + 1, other, start);
      default -> sameAfter(one, start, other, start + 1);
    };
  }

  private static boolean sameAfter(String one, int from, String other, int otherFrom) {
    return from > one.length()
        || otherFrom > other.length()
        || one.substring(from).equals(other.substring(otherFrom));
  }

  private static boolean isSwapped(String one, String other, int at) {
    return at + 1 < one.length()
        && one.charAt(at) == other.charAt(at + 1)
        && one.charAt(at + 1) == other.charAt(at)
        && sameAfter(one, at + 2, other, at + 2);
  }

  /// The share of letter groups that two words have in common: 1 for the same, 0 for nothing.
  static double shared(Set<String> one, Set<String> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return 0;
    }
    long common = one.stream().filter(other::contains).count();
    return 2.0 * common / (one.size() + other.size());
  }

  static Set<String> grams(String word) {
    var padded = "^" + word + "$";
    var grams = new HashSet<String>();
    for (int i = 0; i + GRAM <= padded.length(); i++) {
      grams.add(padded.substring(i, i + GRAM));
    }
    return grams;
  }
}
