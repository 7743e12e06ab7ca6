package io.centralita.proxy.contact;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds names by which people are known on other networks.
final class Handles {
  private static final String NETWORK =
      "\\b(?:instagram|insta|ig|facebook|face|fb|telegram|tiktok|tik"
          + " tok|twitter|snapchat|snap|linkedin|skype|discord|messenger|signal|threads)\\b";
  private static final String NAME = "[\\p{L}\\d_][\\p{L}\\d_.]+";
  private static final String MORE_OF_IT = "(?:\\s(?-i:\\p{Lu}[\\p{L}\\d]*)){0,3}";

  /// Beside a network it can only be a name.
  private static final String STRANGE_NAME = "[\\p{L}\\d_]+[._\\d][\\p{L}\\d_.]*";

  /// "faro guion bajo lima".
  private static final String SPELLED_NAME =
      "[\\p{L}\\d]+(?:\\s(?:guion bajo|guión bajo|underscore|punto|dot)\\s[\\p{L}\\d]+)+";

  /// Between a network and a name.
  private static final String APART = "[\\s,:>→\\p{So}\\x{FE0F}-]{1,6}";

  /// What people say of a network itself.
  private static final String NO_NAME =
      "(?:el|la|lo|los|un|una|muy|mas|más|de|para|por|que|lento|lenta|malo|mala|bueno|buena|mejor|peor|gratis|caro|the|a|an"
          + "|so|very|for|down|slow|weak|bad|good|better|worse|free|broken|not|no"
          + "|porfa|porfavor|porfis|gracias|ya|ahora|hoy|mañana|luego|please|pls|thanks|now|today|later)\\b";

  private static final Pattern SIGNED =
      Pattern.compile(
          "(?u)(?<![\\p{L}\\d_.@])@(?:[\\p{L}_][\\p{L}\\d_.]+(?:-[\\p{L}\\d]+)*|\\s[\\p{L}_]+[._\\d][\\p{L}\\d_.]*)");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?iu)"
              + NETWORK
              + "\\s*(?:(?::|=|-|\\b(?:estoy|soy|salgo|aparezco|como|as|usuario|user|username|handle|me"
              + " encuentras|búscame|buscame|i am|i'm)\\b)\\s*:?\\s*){1,4}@?("
              + NAME
              + MORE_OF_IT
              + ")");
  private static final Pattern MINE =
      Pattern.compile(
          "(?iu)(?:\\b(?:mi|my|nuestro|our|el|su)\\s+)?"
              + NETWORK
              + "\\s*\\b(?:es|is)\\b\\s*:?\\s*@?(?!"
              + NO_NAME
              + ")("
              + NAME
              + MORE_OF_IT
              + ")");
  private static final Pattern AFTER_ITS_NETWORK =
      Pattern.compile(
          "(?iu)"
              + NETWORK
              + APART
              + "(?:(?:es|is)\\s+)?@?("
              + STRANGE_NAME
              + "|"
              + SPELLED_NAME
              + ")");
  private static final Pattern ALONE =
      Pattern.compile(
          "(?iu)(?:^|[,.;:!]\\s*|\\b(?:mi|my)\\s+)"
              + NETWORK
              + APART
              + "(?!"
              + NO_NAME
              + ")("
              + NAME
              + ")\\s*(?=$|[,.;!])");
  private static final Pattern ASKED_FOR =
      Pattern.compile(
          "(?iu)\\b(?:s[ií]gueme|agr[eé]game|a[ñn][aá]deme|add me|dm me|follow"
              + " me)\\s+(?:en|on|al?|in)\\s+(?:el\\s+|mi\\s+|my\\s+)?"
              + NETWORK
              + APART
              + "(?!"
              + NO_NAME
              + ")("
              + NAME
              + ")\\s*(?=$|[,.;!])");
  private static final Pattern USER =
      Pattern.compile(
          "(?iu)\\b(?:handle|usuario|user|username|nick)\\b[^.\\n]{0,20}?\\b(?:is|es)\\s+("
              + STRANGE_NAME
              + ")");
  private static final Pattern BEFORE_ITS_NETWORK =
      Pattern.compile(
          "(?iu)\\b(?:busca(?:me|nos)?|búsca(?:me|nos)|encuéntrame|encuentrame|search|look|find)\\s+(?:me\\s+|us\\s+)?(?:for\\s+|up\\s+)?(?:como\\s+|as\\s+)("
              + NAME
              + "(?:\\s"
              + NAME
              + "){0,3}?)\\s+(?:en|on|de|in)\\s+(?:el\\s+|mi\\s+)?"
              + NETWORK
              + "|\\b(arroba\\s+"
              + NAME
              + "(?:\\s"
              + NAME
              + "){0,3}?)\\s+(?:en|on|de|in)\\s+(?:el\\s+|mi\\s+)?"
              + NETWORK);
  private static final Pattern LIVE = Pattern.compile("(?iu)\\blive:[\\p{L}\\d_.-]{3,}");
  private static final Pattern NUMBERED = Pattern.compile("(?u)\\b[\\p{L}\\d_.]{2,32}#\\d{4}\\b");

  private Handles() {}

  static List<Contact> in(String text) {
    return Stream.of(
            SIGNED,
            NAMED,
            MINE,
            ALONE,
            ASKED_FOR,
            USER,
            AFTER_ITS_NETWORK,
            BEFORE_ITS_NETWORK,
            LIVE,
            NUMBERED)
        .flatMap(pattern -> pattern.matcher(text).results())
        .map(Handles::contact)
        .toList();
  }

  /// The first group that took part, or all.
  private static Contact contact(MatchResult match) {
    int group =
        IntStream.rangeClosed(1, match.groupCount())
            .filter(each -> match.start(each) >= 0)
            .findFirst()
            .orElse(0);
    return new Contact(ContactKind.HANDLE, match.start(group), match.end(group));
  }
}
