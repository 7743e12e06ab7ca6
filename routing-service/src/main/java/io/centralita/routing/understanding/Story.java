package io.centralita.routing.understanding;

import java.util.List;
import java.util.regex.Pattern;

/// A long text. Most of it tells what happened, and what is to be done is mostly said at its end.
final class Story {
  private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=[.!?;…\\n])\\s+|\\n+");
  private static final int FEWEST_WORDS = 25;
  private static final int LAST_SENTENCES = 2;

  private Story() {}

  /// The last sentences; none where the text is no story.
  ///
  /// @param words how many it has
  static List<String> ending(String text, int words) {
    if (words < FEWEST_WORDS) {
      return List.of();
    }
    var sentences =
        BETWEEN_SENTENCES
            .splitAsStream(text)
            .filter(sentence -> Tokens.of(sentence).words().size() > 1)
            .toList();
    return sentences.size() < 2
        ? List.of()
        : sentences.subList(sentences.size() - LAST_SENTENCES, sentences.size());
  }
}
