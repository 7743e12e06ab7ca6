package io.centralita.routing.understanding;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Questions about us: prices, hours, how it works. Nothing that a provider could be sent for,
/// unless what has a price is a job.
final class AboutUs {
  private static final Pattern PRICE_OF =
      Pattern.compile(
          "(?iu)\\b(?:cu[aá]nto|qu[eé] precio)(?: \\p{L}+){0,2}? (?:cuesta|cobran|cobras|cobra|sale|saldr[ií]a|vale|costar[ií]a|cobrar[ií]an|ser[ií]a|es|est[aá])(?: por| para)?\\b"
              + "|\\bhow much(?: (?:is it|does it cost|would it be|do you charge|would it cost|for|to))*\\b");

  /// Who writes more than this tells what is the matter, whatever they ask at the end of it.
  private static final int LONGEST = 18;

  /// The words between "how much" and what is asked about it, and one more.
  private static final int SOON_AFTER = 4;

  private static final Set<String> HOW_MUCH = Lexicon.words("cuanto cuanta cuantos como");
  private static final Set<String> WHAT_ABOUT =
      Lexicon.words("precio precios tarifa tarifas hora horario costo costos");
  private static final Set<String> PRICES =
      Lexicon.words(
          """
          cuesta cobran cobra cobrarian cobraria sale vale valdria demora demoran cuestan
          costaria costara saldria saldra salen cobras precio precios tarifa esta costar cobrar
          salir tarda tardan costarian sera
          """);
  private static final String[] PRICE = {
    "precio", "precios", "tarifa", "tarifas", "costo", "costos", "price", "prices", "rates", "cost"
  };

  private AboutUs() {}

  /// What has a price.
  static String withoutPrice(String text) {
    return PRICE_OF.matcher(text).replaceAll(" ");
  }

  /// Prices, hours, how it works: nothing that a provider could be sent for.
  static boolean isAsked(Tokens tokens) {
    return tokens.words().size() <= LONGEST && isSaid(tokens);
  }

  private static boolean isSaid(Tokens tokens) {
    return asksForPrices(tokens)
        || tokens.says("how much")
        || tokens.says("how does")
        || tokens.says("how do you work")
        || tokens.says("como funciona")
        || tokens.says("como funcionan")
        || tokens.says("que servicios")
        || tokens.says("what services")
        || tokens.says("quien eres")
        || tokens.says("quienes son")
        || tokens.says("who are you")
        || tokens.says("que horario")
        || (tokens.contains(PRICE) && tokens.words().stream().allMatch(AboutUs::isSmall))
        || (tokens.contains("atienden", "horario", "horarios")
            && tokens.contains("que", "cual", "cuando"));
  }

  /// "Cuánto suele costar", "qué precio", "a qué hora", and not "quiero que revisen por qué sale".
  private static boolean asksForPrices(Tokens tokens) {
    var words = tokens.words();
    for (int i = 0; i + 1 < words.size(); i++) {
      var word = words.get(i);
      int reach = HOW_MUCH.contains(word) ? SOON_AFTER : word.equals("que") ? 2 : 1;
      var after = words.subList(i + 1, Math.min(words.size(), i + reach));
      if (reach == 2
          ? WHAT_ABOUT.contains(after.getFirst())
          : after.stream().anyMatch(PRICES::contains)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSmall(String word) {
    return Traits.isSmall(word) || List.of(PRICE).contains(word);
  }
}
