package io.centralita.routing.understanding;

import java.util.Set;

/// Thanks and nothing else: they ask for nothing, and are still answered.
public final class Thanks {
  private static final Set<String> SAID = Lexicon.under("thanks");
  private static final Set<String> AROUND = Lexicon.under("around thanks");

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
