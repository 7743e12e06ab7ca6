package io.centralita.routing.understanding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Pictures that people write in the place of words.
final class Emoji {
  private static final Map<Integer, String> WORDS = new HashMap<>();

  static {
    Phrases.read("/understanding/emoji.txt").values().stream()
        .flatMap(List::stream)
        .forEach(line -> WORDS.put(line.codePointAt(0), line.substring(line.indexOf(' ') + 1)));
  }

  private Emoji() {}

  static String spelledOut(String text) {
    if (text.codePoints().noneMatch(WORDS::containsKey)) {
      return text;
    }
    var words = new StringBuilder();
    text.codePoints()
        .forEach(point -> {
          var word = WORDS.get(point);
          if (word == null) {
            words.appendCodePoint(point);
          } else if (!words.toString().contains(word)) {
            words.append(' ').append(word).append(' ');
          } else {
            words.append(' ');
          }
        });
    return words.toString();
  }
}
