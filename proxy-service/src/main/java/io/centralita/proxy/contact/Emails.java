package io.centralita.proxy.contact;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds e-mail addresses, also with the sign and the points in words or letter by letter.
final class Emails {
  private static final String POINT =
      "\\s*(?:\\.|[(\\[]?\\b(?:punto|dot|pto)\\b[)\\]]?|\\[\\.\\]|\\(\\.\\))\\s*";
  private static final String AT =
      "\\s*(?:[(\\[]?\\b(?:arroba|aroba|arrova|at)\\b[)\\]]?|[(\\[](?:a|@)[)\\]]|🅰\\x{FE0F}?)\\s*";
  private static final String LABEL = "[\\p{L}\\d-]{1,63}";
  private static final String BEGINNING = "(?<![\\p{L}\\d._+-])(?:mailto:)?";
  private static final String DIGITS_IN_WORDS =
      "(?:\\s+(?:cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|zero|one|two|three|four|five|six|seven|eight|nine|doble|triple|double)\\b){0,8}";
  private static final String LOCAL =
      BEGINNING
          + "[\\p{L}\\d][\\p{L}\\d._+-]{0,63}"
          + "(?:\\s+(?:punto|dot|guion bajo|guión bajo|guion|guión|underscore)\\s+[\\p{L}\\d._+-]{1,63}){0,6}"
          + DIGITS_IN_WORDS;
  private static final String ANY_ENDING = "(?:" + POINT + LABEL + "){0,3}";
  private static final String ENDING =
      "(?:" + POINT + LABEL + "){0,4}" + POINT + Domains.SURE + "\\b";

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?iu)"
              + LOCAL
              + "(?:\\s?@\\s?"
              + LABEL
              + "(?:"
              + POINT
              + LABEL
              + "){1,5}|@[\\p{L}\\d-]{4,63}(?![\\p{L}\\d_]))");
  private static final Pattern IN_WORDS =
      Pattern.compile(
          "(?iu)"
              + LOCAL
              + AT
              + "(?:"
              + Domains.MAIL
              + "\\b"
              + ANY_ENDING
              + "|"
              + LABEL
              + ENDING
              + ")");
  private static final Pattern BY_LETTERS =
      Pattern.compile("(?u)(?<!\\S)(?:[\\p{L}\\d._-]\\s){2,40}@(?:\\s[\\p{L}\\d._-]){3,40}(?!\\S)");

  private static final Pattern RUN_TOGETHER =
      Pattern.compile(
          "(?iu)"
              + BEGINNING
              + "[\\p{L}\\d][\\p{L}\\d.-]{1,63}_*(?:arroba|@)_*"
              + Domains.MAIL
              + "(?:[_.]*(?:punto|dot|\\.)?[_.]*"
              + Domains.SURE
              + "\\b)?");
  private static final Pattern AT_A_MAILER =
      Pattern.compile(
          "(?iu)" + LOCAL + "\\s{0,2}@\\s{0,2}" + Domains.MAIL + "\\b(?:" + ENDING + ")?");

  /// "My gmail is somebody.00".
  private static final Pattern WITHOUT_SIGN =
      Pattern.compile(
          "(?iu)\\b(?:"
              + Domains.MAIL
              + "|correo|e-?mail|mail)\\b\\s*(?::|\\bes\\b|\\bis\\b|=)\\s*"
              + "([\\p{L}\\d]+[._\\d][\\p{L}\\d._-]*[\\p{L}\\d])"
              + "|(?<![\\p{L}\\d._+-])([\\p{L}\\d]+[._\\d][\\p{L}\\d._-]*\\s+(?:en|on|de|at)\\s+"
              + Domains.MAIL
              + ")\\b");

  private Emails() {}

  static List<Contact> in(String text) {
    return Stream.concat(
            Stream.of(WRITTEN, AT_A_MAILER, IN_WORDS, RUN_TOGETHER, BY_LETTERS)
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(match -> new Contact(ContactKind.EMAIL, match.start(), match.end())),
            WITHOUT_SIGN
                .matcher(text)
                .results()
                .map(match -> {
                  int group = match.start(1) < 0 ? 2 : 1;
                  return new Contact(ContactKind.EMAIL, match.start(group), match.end(group));
                }))
        .toList();
  }
}
