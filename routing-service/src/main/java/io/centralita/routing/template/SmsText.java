package io.centralita.routing.template;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;

/// Our own words as an SMS: in the alphabet in which 160 characters fit. It has ñ, ü, é, ¿ and ¡,
/// and no á, í, ó and ú: those lose their accents, which everybody reads all the same and which
/// would more than halve the room. Emoji go. What people write themselves is never changed.
final class SmsText {
  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("\u00a0", " "),
          Map.entry("\u202f", " "),
          Map.entry("“", "\""),
          Map.entry("”", "\""),
          Map.entry("«", "\""),
          Map.entry("»", "\""),
          Map.entry("‘", "'"),
          Map.entry("’", "'"),
          Map.entry("–", "-"),
          Map.entry("—", "-"),
          Map.entry("·", "-"),
          Map.entry("•", "-"),
          Map.entry("…", "..."),
          Map.entry("ç", "c"));
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile(" {2,}");
  private static final Pattern BLANK_ENDS = Pattern.compile(" +(?=\n|$)|(?<=\n) +");

  private SmsText() {}

  static String of(String text) {
    var plain = new StringBuilder();
    text.codePoints()
        .forEach(character -> {
          if (Segments.isGsm(character)) {
            plain.appendCodePoint(character);
          } else {
            plain.append(instead(Character.toString(character)));
          }
        });
    return BLANK_ENDS.matcher(BLANKS.matcher(plain).replaceAll(" ")).replaceAll("");
  }

  /// A letter of another alphabet stays, and makes the message a UCS-2 one: better dear than
  /// unreadable.
  private static String instead(String character) {
    var known = INSTEAD.get(character);
    if (known != null) {
      return known;
    }
    var bare = MARKS.matcher(Normalizer.normalize(character, Normalizer.Form.NFD)).replaceAll("");
    return bare.codePoints().allMatch(c -> Segments.isGsm(c) || Character.isLetterOrDigit(c))
        ? bare
        : "";
  }
}
