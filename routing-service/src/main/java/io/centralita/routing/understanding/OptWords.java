package io.centralita.routing.understanding;

import io.centralita.contracts.routing.Meaning;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words by which people end and resume what a number sends them, wherever they write them. The
/// English ones are Twilio's own; it acts on them by itself
/// (https://help.twilio.com/articles/223134027).
final class OptWords {
  private static final Set<String> OUT =
      Set.of("stop", "unsubscribe", "end", "quit", "stopall", "revoke", "optout", "cancel", "baja");
  private static final Set<String> IN = Set.of("start", "unstop", "alta");

  /// As people say it who do not know the word. The whole text, but for courtesies.
  private static final Pattern OUT_IN_A_SENTENCE =
      Pattern.compile(
          "(?:(?:quiero|quisiera|deseo|solicito|necesito|pido) )?(?:que me )?(?:dar(?:me)?|dame|denme|den) de baja"
              + "|(?:ya )?no (?:mas|quiero (?:recibir )?mas|quiero recibir|me (?:envien|manden|escriban)(?: mas)?) (?:mensajes|publicidad|sms)"
              + "|(?:ya )?no me (?:escriban|manden|envien)(?: mas)?(?: nada)?"
              + "|dejen de (?:escribirme|mandarme mensajes|enviarme mensajes|molestar)"
              + "|(?:stop|unsubscribe)(?: me| all| messages| messaging me| texting me| sending me messages)?"
              + "|(?:do not|don t|no more|stop sending(?: me)?) (?:text(?:s|ing)?|message|messages|write)(?: me)?(?: any ?more)?"
              + "|remove me(?: from (?:this|your|the) list)?|opt me out|opt out");

  private OptWords() {}

  static Optional<Meaning> read(Tokens tokens) {
    if (OUT_IN_A_SENTENCE.matcher(withoutCourtesies(tokens)).matches()) {
      return Optional.of(new Meaning.OptOut());
    }
    if (tokens.words().size() != 1) {
      return Optional.empty();
    }
    var word = tokens.words().getFirst();
    if (OUT.contains(word)) {
      return Optional.of(new Meaning.OptOut());
    }
    return IN.contains(word) ? Optional.of(new Meaning.OptIn()) : Optional.empty();
  }

  /// "Ya" and "no" carry meaning here.
  private static String withoutCourtesies(Tokens tokens) {
    return tokens.words().stream()
        .filter(word -> !Lexicon.POLITE.contains(word) || word.equals("ya"))
        .collect(Collectors.joining(" "));
  }
}
