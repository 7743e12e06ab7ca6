package io.centralita.routing.understanding;

import java.util.Set;

/// Thanks and nothing else: they ask for nothing, and are still answered.
public final class Thanks {
  private static final Set<String> SAID =
      Lexicon.words(
          "gracias grax grx agradezco agradece agradecido agradecida agradecidos thanks thank thx thanx");

  private static final Set<String> AROUND =
      Lexicon.words(
          """
          mil muchisimas infinitas te le les lo la por todo toda tu su ayuda atencion igualmente listo lista ok
          you so much a lot very for the your help everything all
          """);

  private Thanks() {}

  public static boolean areAllOf(String text) {
    var words = Tokens.of(text).words();
    return words.stream().anyMatch(SAID::contains)
        && words.stream()
            .allMatch(word ->
                SAID.contains(word) || AROUND.contains(word) || Lexicon.POLITE.contains(word));
  }

  static boolean areIn(Tokens tokens) {
    return tokens.words().stream().anyMatch(SAID::contains);
  }
}
