package io.centralita.routing.assistant;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes of what a model said something that may be sent, whatever it was talked into: plain words,
/// not many, without links and numbers, and nothing of our instructions.
final class Reply {
  static final int LONGEST = 600;
  private static final int WORDS_THAT_BETRAY = 8;

  private static final Pattern MARKDOWN_LINK = Pattern.compile("!?\\[([^\\]]*)]\\([^)]*\\)");
  private static final Pattern MARKUP = Pattern.compile("</?[a-zA-Z!][^>]*>|```\\w*|[*_`#~|]+");
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}&&[^\\n]]");
  private static final Pattern BLANKS = Pattern.compile("[ \\u00a0\\t]+");
  private static final Pattern LINES = Pattern.compile(" ?\\n[ \\n]*");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Reply() {}

  /// @return nothing where there is nothing that may be sent
  static Optional<String> of(String said, Prompt prompt) {
    if (looksLikeData(said) || betrays(said, prompt.instructions())) {
      return Optional.empty();
    }
    var words = MARKDOWN_LINK.matcher(said).replaceAll("$1");
    words = MARKUP.matcher(words).replaceAll("");
    words = INVISIBLE.matcher(words).replaceAll("");
    words = Redaction.stripped(words);
    words = BLANKS.matcher(words).replaceAll(" ");
    words = cut(LINES.matcher(words).replaceAll("\n").strip());
    return LETTER.matcher(words).find() ? Optional.of(words) : Optional.empty();
  }

  /// A call of a tool that nobody offered.
  private static boolean looksLikeData(String said) {
    var start = said.strip();
    return start.startsWith("{") || start.startsWith("[{") || start.contains("\"function\"");
  }

  private static boolean betrays(String said, String instructions) {
    var secret = runs(instructions);
    return runs(said).stream().anyMatch(secret::contains);
  }

  private static Set<List<String>> runs(String text) {
    var words = List.of(NO_WORD.split(text.toLowerCase(Locale.ROOT).strip()));
    var runs = new HashSet<List<String>>();
    for (int i = 0; i + WORDS_THAT_BETRAY <= words.size(); i++) {
      runs.add(new ArrayList<>(words.subList(i, i + WORDS_THAT_BETRAY)));
    }
    return runs;
  }

  /// After the last sentence that fits, or the last word.
  private static String cut(String words) {
    if (words.length() <= LONGEST) {
      return words;
    }
    int sentence = -1;
    int blank = -1;
    for (int i = 0; i < LONGEST - 1; i++) {
      char c = words.charAt(i);
      if ((c == '.' || c == '!' || c == '?') && Character.isWhitespace(words.charAt(i + 1))) {
        sentence = i + 1;
      } else if (Character.isWhitespace(c)) {
        blank = i;
      }
    }
    if (sentence > LONGEST / 3) {
      return words.substring(0, sentence);
    }
    return words.substring(0, blank > 0 ? blank : LONGEST - 2) + "…";
  }
}
