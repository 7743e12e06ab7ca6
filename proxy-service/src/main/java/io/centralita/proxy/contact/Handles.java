package io.centralita.proxy.contact;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds names by which people are known on other networks.
final class Handles {
  private static final String NETWORK =
      "\\b(?:instagram|insta|ig|facebook|face|fb|telegram|tiktok|tik tok|twitter|snapchat|snap|linkedin|skype|discord"
          + "|messenger|signal|threads)\\b";
  private static final String AS =
      "(?::|=|-|\\b(?:es|is|soy|estoy|salgo|aparezco|como|as|usuario|user|username|handle|me encuentras|búscame|buscame|i am|i'm)\\b)";
  private static final String NAME = "[\\p{L}\\d_][\\p{L}\\d_.]+";

  private static final Pattern SIGNED =
      Pattern.compile("(?u)(?<![\\p{L}\\d_.@])@\\s?[\\p{L}\\d_][\\p{L}\\d_.]+");
  private static final Pattern SAID =
      Pattern.compile(
          "(?iu)"
              + NETWORK
              + "\\s*(?:"
              + AS
              + "\\s*){1,4}@?("
              + NAME
              + "(?:\\s(?-i:\\p{Lu}[\\p{L}\\d]*)){0,3})");
  private static final Pattern AFTER_ITS_NETWORK =
      Pattern.compile("(?iu)" + NETWORK + "\\s+@?([\\p{L}\\d_]+[._\\d][\\p{L}\\d_.]*)");
  private static final Pattern BEFORE_ITS_NETWORK =
      Pattern.compile(
          "(?iu)\\b(arroba\\s+"
              + NAME
              + "(?:\\s"
              + NAME
              + "){0,3}?)\\s+(?:en|on|de|in)\\s+(?:el\\s+|mi\\s+)?"
              + NETWORK);
  private static final Pattern NUMBERED = Pattern.compile("(?u)\\b[\\p{L}\\d_.]{2,32}#\\d{4}\\b");

  private Handles() {}

  static List<Contact> in(String text) {
    return Stream.of(
            all(SIGNED, 0, text),
            all(SAID, 1, text),
            all(AFTER_ITS_NETWORK, 1, text),
            all(BEFORE_ITS_NETWORK, 1, text),
            all(NUMBERED, 0, text))
        .flatMap(found -> found)
        .toList();
  }

  private static Stream<Contact> all(Pattern pattern, int group, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> new Contact(ContactKind.HANDLE, match.start(group), match.end(group)));
  }
}
