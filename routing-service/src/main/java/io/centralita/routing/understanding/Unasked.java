package io.centralita.routing.understanding;

import io.centralita.contracts.routing.Meaning;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What sounds like a request and is none, whatever trade it speaks of: what a word means, what is
/// somebody else's, what the whole district waits for, and what the fire brigade is called for.
final class Unasked {
  private static final List<String> FIRE = Lexicon.phrases("emergency phrases");
  private static final List<String> AGAINST_FIRE = Lexicon.phrases("no emergency phrases");
  private static final Pattern NOT_NOW =
      Pattern.compile(
          " (?:no|not|sin|nunca|never"
              + "|(?:despues|luego|tras|after|following|since|danos|damage|por|por si|si|if|en caso|in case)"
              + "(?: (?:de|del|of|que|un|una|el|la|a|an|the|hubo|hay)){0,3})$");
  private static final Pattern DEFINITION =
      Pattern.compile(
          "^(?:hola )?(?:que|k) (?:es|son|significa|hace|hacen|quiere decir) (?:un|una|unos|unas|el|la) \\w+(?: \\w+)?$"
              + "|^(?:hello |hi )?what (?:is|are|does) (?:an? |the )?\\w+(?: \\w+)?(?: do| mean)?$");
  private static final Pattern SOMEBODY_ELSES =
      Pattern.compile(
          "\\b(?:vecin[oa]s?|neighbou?rs?|inquilin[oa]|dueno|casero|landlord)\\b.*\\b(?:no hacen? nada|no quieren? (?:arreglar|hacer|pagar)\\w*|no (?:lo |la )?arreglan?|no le importa|does nothing|doesn t (?:care|fix)|won t fix|refuses)\\b");
  private static final Pattern EVERYWHERE =
      Pattern.compile(
          "\\b(?:tod[oa] (?:el|la) (?:distrito|zona|cuadra|barrio|manzana|urbanizacion|vecindario|ciudad|calle)|todo lima|(?:whole|entire) (?:district|neighbou?rhood|block|street|city|area))\\b");

  /// That it does not come; where it comes out of a broken pipe, somebody is needed.
  private static final Pattern GONE =
      Pattern.compile(
          "\\b(?:se fue|se ha ido|no hay|sin|corte de|cortaron|quitaron) (?:la |el )?(?:luz|agua|internet|corriente|electricidad)\\b"
              + "|\\b(?:apagon|blackout|outage)\\b"
              + "|\\b(?:no|without) (?:power|water|electricity|internet)\\b"
              + "|\\b(?:power|water|electricity|internet) (?:is |has been )?(?:out|off|down|gone|cut)\\b");

  private static final Pattern FOR_US =
      Pattern.compile(
          "\\b(?:necesito|busco|quiero|i need|we need|tecnico|electricista|electrician|gasfitero|plumber)\\b");

  private Unasked() {}

  /// "No hay fuego en la cocina", "después de un incendio", "por si hay ladrones" call for nobody.
  static boolean isAnEmergency(Tokens tokens) {
    var said = " " + String.join(" ", tokens.words()) + " ";
    return AGAINST_FIRE.stream().noneMatch(tokens::says)
        && FIRE.stream().anyMatch(phrase -> isNow(said, said.indexOf(" " + phrase + " ")));
  }

  private static boolean isNow(String said, int at) {
    return at >= 0 && !NOT_NOW.matcher(said.substring(0, at)).find();
  }

  static Optional<Said> read(Tokens tokens) {
    var words = String.join(" ", tokens.words());
    if (DEFINITION.matcher(words).find() || isOfTheMains(words)) {
      return Optional.of(new Said(new Meaning.Question()));
    }
    return SOMEBODY_ELSES.matcher(words).find() && !FOR_US.matcher(words).find()
        ? Optional.of(new Said(new Meaning.Unclear()))
        : Optional.empty();
  }

  /// What is gone everywhere is for whoever supplies it.
  private static boolean isOfTheMains(String words) {
    return EVERYWHERE.matcher(words).find()
        && GONE.matcher(words).find()
        && !FOR_US.matcher(words).find();
  }
}
