package io.centralita.routing.understanding;

import java.util.regex.Pattern;

/// "Mañana voy a necesitar" is what others say as "necesito para mañana".
final class Later {
  private static final Pattern SPANISH =
      Pattern.compile(
          "(?iu)\\b(?:(?:voy|vamos) a (?:necesitar|requerir|ocupar)|necesitar[eé]|necesitaremos|estoy necesitando)\\b");
  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?iu)\\b(?:i|we)(?: ?'ll| will|'m going to| am going to| are going to) need\\b");

  private Later() {}

  static String asNow(String text) {
    return ENGLISH.matcher(SPANISH.matcher(text).replaceAll("necesito")).replaceAll("i need");
  }
}
