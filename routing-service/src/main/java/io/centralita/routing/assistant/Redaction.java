package io.centralita.routing.assistant;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes out of a text what would tell strangers who somebody is: their name, numbers however they
/// are spelled, e-mail addresses, links.
final class Redaction {
  private static final Pattern LINK =
      Pattern.compile(
          "(?iu)\\b(?:https?://|www\\.)\\S+|\\b[\\w-]+(?:\\.[\\w-]+)*\\.[a-z]{2,}/\\S*");
  private static final Pattern BARE_LINK =
      Pattern.compile(
          "(?iu)\\b(?:[\\w-]+\\.)+(?:com|net|org|pe|mx|io|me|ly|info|app|link|shop|site|xyz|co|ru|cn)\\b");
  private static final Pattern EMAIL = Pattern.compile("(?u)[^\\s@<>]+@[^\\s@<>]+\\.[^\\s@<>]+");

  /// Five digits or more, whatever stands between them.
  private static final Pattern NUMBER = Pattern.compile("\\+?\\d(?:[\\s().\\-_/·•]{0,3}\\d){4,}");

  private static final Pattern SPELLED =
      Pattern.compile(
          "(?iu)\\b(?:(?:cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|zero|one|two|three|four|five|six"
              + "|seven|eight|nine|oh|\\d)\\b[\\s,.\\-]*){5,}");

  /// What follows is a name, when it is written like one.
  private static final Pattern INTRODUCED =
      Pattern.compile(
          "(?u)((?i:\\bme llamo|\\bmi nombre es|\\bsoy|\\bles? habla|\\bmy name is|\\bI am|\\bI['’]m|\\bthis is))"
              + "((?:\\s+\\p{Lu}[\\p{L}'’-]+){1,4})");

  private static final int SHORTEST_NAME = 3;

  private Redaction() {}

  /// @param name what the person calls themselves, where they say so
  static String of(String text, @Nullable String name) {
    var withoutName = INTRODUCED.matcher(without(name, text)).replaceAll("$1 […]");
    return hidden(withoutName, "[…]");
  }

  /// Without the name, nor a part of it: of two names people often write one.
  private static String without(@Nullable String name, String text) {
    if (name == null || name.isBlank()) {
      return text;
    }
    var left = without(Pattern.quote(name.strip()), text, "(?iu)");
    for (var part : name.strip().split("\\s+", -1)) {
      if (part.length() >= SHORTEST_NAME && Character.isUpperCase(part.charAt(0))) {
        left = without(Pattern.quote(part), left, "(?u)");
      }
    }
    return left;
  }

  private static String without(String quoted, String text, String flags) {
    return text.replaceAll(flags + "(?<!\\w)" + quoted + "(?!\\w)", "[…]");
  }

  /// The same without a trace, for what goes out.
  static String stripped(String text) {
    return hidden(text, "");
  }

  private static String hidden(String text, String instead) {
    var hidden = EMAIL.matcher(text).replaceAll(instead);
    hidden = LINK.matcher(hidden).replaceAll(instead);
    hidden = BARE_LINK.matcher(hidden).replaceAll(instead);
    hidden = NUMBER.matcher(hidden).replaceAll(instead);
    return SPELLED.matcher(hidden).replaceAll(instead);
  }
}
