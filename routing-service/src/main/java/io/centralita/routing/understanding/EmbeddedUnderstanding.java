package io.centralita.routing.understanding;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.routing.Meaning;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Understands without asking anybody: fixed words first, then what resembles the examples. It
/// answers within a millisecond, so it is also what remains when a model is slow or away.
public final class EmbeddedUnderstanding implements Understanding {
  private static final Pattern SIX_DIGITS = Pattern.compile("(?<!\\d)\\d{3}[- ]?\\d{3}(?!\\d)");

  /// What may stand beside a district that is the answer to "where?".
  private static final Set<String> AROUND_A_PLACE =
      Lexicon.words(
          """
          en de del a por para estoy vivo es soy aqui mi casa queda ubicado ubicada distrito zona barrio lima peru
          in at i m am live near the my house district it is s desde cerca departamento depa av avenida calle jr jiron
          """);

  /// What people say when something is to be done, whatever it is.
  private static final Set<String> ASKING_FOR_WORK =
      Lexicon.words(
          """
          un una alguien someone somebody help ayuda ayudar algo something un necesito necesita necesitamos busco buscamos requiero solicito tecnico maestro reparar arreglar malogro
          malogrado servicio urgente need needs looking technician repair fix service urgent
          """);

  private final Triggers triggers;
  private final Districts districts;
  private final Categories categories;

  public EmbeddedUnderstanding(ServiceCatalogue catalogue) {
    this.categories = new Categories(Examples.all(catalogue));
    this.districts = new Districts(catalogue);
    this.triggers = new Triggers(categories.vocabulary());
  }

  @Override
  public Understood understand(Heard heard) {
    if (heard.payload() != null) {
      var tapped = Payloads.read(heard.payload());
      if (tapped.isPresent()) {
        return tapped.get();
      }
    }
    var tokens = Tokens.of(heard.text());
    return new Understood(meaning(heard, tokens), Languages.of(tokens).orElse(null), null);
  }

  private Meaning meaning(Heard heard, Tokens tokens) {
    var opted = OptWords.read(tokens);
    if (opted.isPresent()) {
      return opted.get();
    }
    return switch (heard.purpose()) {
      case PROXY -> new Meaning.Relay();
      case VERIFICATION -> verification(heard.text());
      case MAIN -> triggers.read(tokens, heard.text()).orElseGet(() -> said(heard.text(), tokens));
    };
  }

  private static Meaning verification(String text) {
    var code = SIX_DIGITS.matcher(text);
    return code.find()
        ? new Meaning.VerificationCode(code.group().replaceAll("\\D", ""))
        : new Meaning.Unclear();
  }

  private Meaning said(String text, Tokens tokens) {
    if (isAboutUs(tokens)) {
      return new Meaning.Question();
    }
    var place = districts.find(tokens);
    var rest = place.map(found -> tokens.without(found.from(), found.to())).orElse(tokens);
    var category = isRefused(tokens) ? Optional.<String>empty() : categories.find(rest);
    if (category.isPresent()) {
      return new Meaning.ServiceRequest(
          category.get(), place.map(found -> found.district().code()).orElse(null));
    }
    if (place.isPresent() && isOnlyAPlace(rest) && !isRefused(tokens)) {
      return new Meaning.ServiceRequest(null, place.get().district().code());
    }
    return isAsking(text, tokens) ? new Meaning.Question() : new Meaning.Unclear();
  }

  /// Prices, hours, how it works: nothing that a provider could be sent for.
  private static boolean isAboutUs(Tokens tokens) {
    return (tokens.contains("cuanto", "cuanta")
            && tokens.contains("cuesta", "cobran", "cobra", "sale", "vale", "demora", "demoran"))
        || tokens.says("how much")
        || tokens.says("how does")
        || tokens.says("como funciona")
        || tokens.says("como funcionan")
        || tokens.says("que servicios")
        || tokens.says("what services")
        || tokens.says("quien eres")
        || tokens.says("who are you")
        || tokens.says("que horario")
        || (tokens.contains("atienden", "horario") && tokens.contains("que", "cual", "cuando"));
  }

  private static boolean isRefused(Tokens tokens) {
    return tokens.says("no necesito")
        || tokens.says("no quiero")
        || tokens.says("no busco")
        || tokens.says("don t need")
        || tokens.says("do not need")
        || tokens.says("don t want");
  }

  private static boolean isOnlyAPlace(Tokens rest) {
    return rest.words().stream()
        .allMatch(word ->
            AROUND_A_PLACE.contains(word)
                || ASKING_FOR_WORK.contains(word)
                || Lexicon.POLITE.contains(word)
                || word.matches("\\d+"));
  }

  private static boolean isAsking(String text, Tokens tokens) {
    return text.contains("?")
        || text.contains("¿")
        || (!tokens.isEmpty() && Lexicon.ASKING.contains(tokens.words().getFirst()));
  }
}
