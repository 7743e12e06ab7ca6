package io.centralita.fleet.law;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Recognises people's numbers in anything, however they are spaced or prefixed.
final class RealNumbers {
  private static final int NATIONAL_DIGITS = 9;
  private static final Pattern DIGITS_WITH_GAPS = Pattern.compile("[0-9](?:[ .()-]{0,2}[0-9]){8,}");

  private final Set<String> endings;

  /// @param numbers in E.164
  RealNumbers(Collection<String> numbers) {
    this.endings = numbers.stream().map(RealNumbers::national).collect(Collectors.toSet());
  }

  private static String national(String number) {
    return number.substring(number.length() - NATIONAL_DIGITS);
  }

  Set<String> in(byte[] bytes) {
    return in(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /// The numbers that appear in the text, by their national digits.
  Set<String> in(String text) {
    var found = new TreeSet<String>();
    var candidates = DIGITS_WITH_GAPS.matcher(text);
    while (candidates.find()) {
      var digits = candidates.group().replaceAll("[^0-9]", "");
      for (int start = 0; start + NATIONAL_DIGITS <= digits.length(); start++) {
        var window = digits.substring(start, start + NATIONAL_DIGITS);
        if (endings.contains(window)) {
          found.add(window);
        }
      }
    }
    return found;
  }
}
