package io.centralita.routing.understanding;

import io.centralita.contracts.routing.Meaning;
import java.util.Optional;
import java.util.Set;

/// The words by which people end and resume what a number sends them, wherever they write them. The
/// English ones are Twilio's own; it acts on them by itself
/// (https://help.twilio.com/articles/223134027).
final class OptWords {
  private static final Set<String> OUT =
      Set.of("stop", "unsubscribe", "end", "quit", "stopall", "revoke", "optout", "cancel", "baja");
  private static final Set<String> IN = Set.of("start", "unstop", "alta");

  private OptWords() {}

  static Optional<Meaning> read(Tokens tokens) {
    if (tokens.words().size() != 1) {
      return Optional.empty();
    }
    var word = tokens.words().getFirst();
    if (OUT.contains(word)) {
      return Optional.of(new Meaning.OptOut());
    }
    return IN.contains(word) ? Optional.of(new Meaning.OptIn()) : Optional.empty();
  }
}
