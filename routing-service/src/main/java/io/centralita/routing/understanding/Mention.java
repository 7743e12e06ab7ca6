package io.centralita.routing.understanding;

import java.util.List;
import java.util.Set;

/// How sure a place that is named is to be where the job is, least first.
enum Mention {
  /// The name of a street, not of where it is.
  STREET,
  NEARBY,
  BACKGROUND,
  PLACE;

  private static final Set<String> STREETS =
      Lexicon.words(
          "av avenida calle jr jiron psje pasaje street st avenue prolongacion hotel clinica");

  /// @param from index of the first word of the place
  static Mention of(List<String> words, int from) {
    var before =
        (" " + String.join(" ", words.subList(Math.max(0, from - 4), from)) + " ")
            .replace(" d ", " de ");
    if (from > 0 && STREETS.contains(words.get(from - 1))) {
      return STREET;
    }
    if (SAID_OF_WHAT_IS_NEAR.stream().anyMatch(before::endsWith)) {
      return NEARBY;
    }
    return before.endsWith(" no ")
            || before.endsWith(" not ")
            || SAID_OF_OTHER_PLACES.stream().anyMatch(before::contains)
        ? BACKGROUND
        : PLACE;
  }

  /// "A Ate, a Santa Anita ya no", "a la casa de San Luis no vengan", "la de Surco está bien".
  static boolean isTakenBack(List<String> words, int after) {
    if (after + 1 >= words.size()) {
      return false;
    }
    var soon =
        " " + String.join(" ", words.subList(after, Math.min(words.size(), after + 5))) + " ";
    if (WORKS_THERE.stream().anyMatch(soon::contains)) {
      return true;
    }
    var next = words.get(after + 1);
    return switch (words.get(after)) {
      case "ya" -> next.equals("no");
      case "no" -> NOT_THERE.contains(next);
      case "esta", "is", "quedo" -> ALL_RIGHT.contains(next);
      default -> false;
    };
  }

  private static final Set<String> NOT_THERE =
      Lexicon.words("vengan venga vayan vaya vamos manden es era hace se");
  private static final Set<String> ALL_RIGHT = Lexicon.words("ok bien fine okay perfecta perfecto");

  /// "En la de San Miguel el aire funciona bien".
  private static final List<String> WORKS_THERE =
      List.of(" funciona bien ", " esta bien ", " estan bien ", " works fine ", " is fine ");

  private static final List<String> SAID_OF_WHAT_IS_NEAR =
      List.of(
          " cerca de ",
          " cerca a ",
          " cerca al ",
          " cerca del ",
          " junto al ",
          " frente al ",
          " al lado del ",
          " junto a ",
          " al lado de ",
          " limite con ",
          " frente a ",
          " pasando ",
          " antes de ",
          " camino a ",
          " near ",
          " next to ",
          " close to ",
          " espaldas de ",
          " con ");
  private static final List<String> SAID_OF_OTHER_PLACES =
      List.of(
          " vivo en ",
          " vivo por ",
          " trabajo en ",
          " soy de ",
          " vengo de ",
          " oficina esta en ",
          " oficina queda en ",
          " oficina es en ",
          " casa esta en ",
          " casa queda en ",
          " casa es en ",
          " yo estoy en ",
          " i live in ",
          " i m in ",
          " i am in ",
          " office is in ",
          " house is in ",
          " i work in ",
          " estoy ahora en ",
          " estoy en ",
          " vive en ",
          " viven en ",
          " escribo de ",
          " escribo desde ",
          " llamo desde ",
          " ya no en ",
          " ya no a ",
          " no en ",
          " no es en ",
          " not in ",
          " writing from ",
          " yo en ",
          " yo soy ",
          " yo estoy ",
          " yo paro ",
          " yo ya ",
          " yo le escribo ",
          " yo les escribo ",
          " antes ",
          " vivia en ",
          " preguntar ",
          " pregunte en ",
          " lived in ",
          " not the ",
          " facturacion ",
          " factura ");
}
