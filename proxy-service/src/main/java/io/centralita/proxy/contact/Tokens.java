package io.centralita.proxy.contact;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A text as runs of letters and digits, read past what only disguises them: accents, framed and
/// wide digits, marks that nobody sees.
record Tokens(String text, List<Token> all, Map<Around, BitSet> said) {
  /// Dates, times and prices hold digits that are nobody's number.
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?iu)(?<!\\d)(?:19|20)\\d{2}[-/.]\\d{1,2}[-/.]\\d{1,2}(?:T\\d{2}:\\d{2}(?::\\d{2})?)?(?!\\d)"
              + "|(?<!\\d)\\d{1,2}[-/.]\\d{1,2}[-/.](?:19|20)\\d{2}(?!\\d)"
              + "|(?<![\\d:])\\d{1,2}:\\d{2}(?![\\d:])"
              + "|(?:s/\\.?|us\\$|\\$|€)\\s?\\d{1,3}(?:[,.]?\\d{3})?(?:[.,]\\d{1,2})?(?![\\d])"
              + "|(?<![\\d.,])\\d{1,3}(?:[,.]?\\d{3})?(?:[.,]\\d{1,2})?\\s?(?:soles|lucas|pesos|d[oó]lares|usd|mxn|ars|pen|bucks|dollars)\\b");

  /// Three series from one to ten that Unicode does not trace back to digits.
  private static final int FIRST_CIRCLED = '❶';

  private static final int LAST_CIRCLED = '➓';
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /// @param folded in lower case without accents, digits as ASCII
  record Token(String folded, int from, int to) {
    boolean isNumber() {
      return folded.chars().allMatch(Character::isDigit);
    }

    boolean hasDigit() {
      return folded.chars().anyMatch(Character::isDigit);
    }
  }

  static Tokens of(String written) {
    var text = COUNTED.matcher(written).replaceAll(match -> "\0".repeat(match.group().length()));
    var tokens = new ArrayList<Token>();
    var run = new StringBuilder();
    int start = 0;
    int end = 0;
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      if (!isFrame(point)) {
        var folded = folded(point);
        if (folded.isEmpty()) {
          close(run, start, end, tokens);
        } else if (run.isEmpty()) {
          start = at;
        }
        run.append(folded);
      }
      if (!run.isEmpty()) {
        end = next;
      }
      at = next;
    }
    close(run, start, end, tokens);
    return new Tokens(text, List.copyOf(tokens), new IdentityHashMap<>());
  }

  private static void close(StringBuilder run, int start, int end, List<Token> tokens) {
    if (!run.isEmpty()) {
      tokens.add(new Token(run.toString(), start, end));
      run.setLength(0);
    }
  }

  /// What belongs to the character before it: accents, keycaps, joiners.
  private static boolean isFrame(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.FORMAT ->
          true;
      default -> false;
    };
  }

  /// Empty for what is neither letter nor digit.
  private static String folded(int point) {
    if (point < 0x80) {
      return Character.isLetterOrDigit(point)
          ? String.valueOf((char) Character.toLowerCase(point))
          : "";
    }
    if (Character.isDigit(point)) {
      return Integer.toString(Character.digit(point, 10));
    }
    if (point >= FIRST_CIRCLED && point <= LAST_CIRCLED) {
      return Integer.toString((point - FIRST_CIRCLED) % 10 + 1);
    }
    var plain = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD);
    var bare = MARKS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    // "⑼" is "(9)" and "⒐" is "9."; "½" is "1⁄2" and nobody's digit.
    if (Character.getType(point) == Character.OTHER_NUMBER && bare.indexOf('⁄') < 0) {
      return bare.codePoints()
          .filter(Character::isLetterOrDigit)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    }
    return bare.codePoints().allMatch(Character::isLetterOrDigit) ? bare : "";
  }

  /// Which words say it.
  BitSet said(Around what) {
    return said.computeIfAbsent(
        what,
        _ -> {
          var saying = new BitSet(all.size());
          IntStream.range(0, all.size())
              .filter(at -> what.says(all.get(at).folded()))
              .forEach(saying::set);
          return saying;
        });
  }

  boolean isInCapitals(int index) {
    var written = text.substring(at(index).from(), at(index).to());
    return written.equals(written.toUpperCase(Locale.ROOT));
  }

  int size() {
    return all.size();
  }

  Token at(int index) {
    return all.get(index);
  }

  /// What stands between two neighbours.
  String gapAfter(int index) {
    return text.substring(all.get(index).to(), all.get(index + 1).from());
  }
}
