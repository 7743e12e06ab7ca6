package io.centralita.routing.understanding;

import java.util.regex.Pattern;

/// Takes out of a text what somebody says that it is not about: "no es fuga, es un enchufe", "not
/// the tap, the toilet". Where nothing else is said it stays, and [#isAllThereIs] tells.
final class Negation {
  /// "It is not heating" denies nothing: it is what is the matter. "It is not plumbing" does.
  private static final String NO_SYMPTOM =
      "(?! (?!plumbing|painting|cleaning|gardening|moving|glazing|wiring|roofing|flooring)\\w+ing\\b)";

  private static final String NOT =
      "(?:no (?:es|era|fue|son|se trata de|hablo de|necesito|necesitamos|quiero|busco)"
          + "|ya no (?:es|necesito|quiero|busco)|(?:(?:it'?s|it is|that'?s|is|i said) not|isn'?t)"
          + NO_SYMPTOM
          + "|not(?= (?:the|a|an|in|my)\\b)"
          + "|i (?:don'?t|do not) (?:need|want)|en vez de|en lugar de|instead of|no(?= (?:en|para|el|la|un|una)\\b))";

  /// What ends it: a pause, or the word by which people go on to what they do mean.
  private static final String THEN =
      "(?:[,;.:!\\n]+\\s*(?:(?:sino|pero|but|mas bien|m\\u00e1s bien)\\s+)?"
          + "|\\s+(?:sino|pero|but|es|it'?s|necesito|quiero|busco|i need|i want)\\s+(?=\\S))";

  private static final Pattern FIRST =
      Pattern.compile("(?iu)\\b" + NOT + "\\s+[^,;.:!?\\n]{2,80}?" + THEN + "(?=.*\\p{L}{3})");

  private static final Pattern LAST =
      Pattern.compile(
          "(?iu)(?<=\\p{L}{2})\\s*[,;.]\\s*(?:y\\s+)?(?:no|not)\\s+(?:es\\s+|en\\s+|in\\s+|para\\s+|the\\s+|a\\s+|el\\s+|la\\s+|un\\s+|una\\s+)+[^,;.!?\\n]{2,60}[.!]?\\s*$");

  private static final Pattern REFUSED =
      Pattern.compile(
          "(?iu)\\b(?:no|ya no|nunca) (?:necesito|necesitamos|quiero|queremos|busco|deseo)\\b"
              + "|\\b(?:don'?t|do not|no longer) (?:need|want)\\b|\\bno need (?:for|of)\\b");

  private Negation() {}

  static String withoutDenied(String text) {
    var rest = FIRST.matcher(text).replaceAll(" ");
    return LAST.matcher(rest).replaceAll("");
  }

  /// Whether the text only says what is not wanted.
  static boolean isAllThereIs(String rest) {
    return REFUSED.matcher(rest).find();
  }
}
