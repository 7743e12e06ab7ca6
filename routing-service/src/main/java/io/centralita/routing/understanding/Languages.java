package io.centralita.routing.understanding;

import io.centralita.contracts.values.Language;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells Spanish from English by the small words, where there are any.
public final class Languages {
  private static final Set<String> SPANISH =
      Lexicon.words(
          """
          el la los las un una unos unas de del al en y que se mi mis su con por para es esta estan hay muy mas pero
          necesito quiero busco quisiera ayuda hola buenas buenos dias tardes noches gracias favor porfa si donde
          cuando cuanto como quien cual urgente puedo tengo me lo le casa se fue rompio malogro prende ya esto
          acepto paso dale claro termine comence calificar primero segundo tercero opcion necesita alguien
          """);

  private static final Set<String> ENGLISH =
      Lexicon.words(
          """
          the an of in on is are my your i we you and for with need needs want someone somebody help please thanks
          thank hello hi where when how what who which there broken leaking fix repair it this that have can could
          would yes accept decline started finished rate stars first second third option number house
          """);

  private static final int A_FEW = 8;

  private Languages() {}

  /// Whether a text in another language changes nothing: it is a few words, and what they wrote
  /// before was as ever. Two in a row are no slip.
  ///
  /// @param as what they are written to in
  /// @param earlier what they wrote before, the latest first
  public static boolean isSlip(String text, Language as, List<String> earlier) {
    return Tokens.of(text).words().size() <= A_FEW
        && earlier.stream()
            .flatMap(before -> of(Tokens.of(before)).stream())
            .findFirst()
            .filter(as::equals)
            .isPresent();
  }

  static Optional<Language> of(Tokens tokens) {
    long spanish = tokens.words().stream().filter(SPANISH::contains).count();
    long english = tokens.words().stream().filter(ENGLISH::contains).count();
    if (spanish == english) {
      return Optional.empty();
    }
    return Optional.of(spanish > english ? Language.SPANISH : Language.ENGLISH);
  }
}
