package io.centralita.proxy.contact;

import io.centralita.proxy.contact.Series.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Finds a number that is told in pieces: "the first three are 987, then 654, and 321 at the end".
/// Words between the pieces say that they are some; together they have as many digits as a number.
final class Pieces {
  private static final int SHORTEST = 7;
  private static final int LONGEST = 13;
  private static final int LEAST_IN_A_PIECE = 2;
  private static final int MOST_IN_A_PIECE = 7;
  private static final int FARTHEST = 8;

  private static final Set<String> OF_PIECES =
      Set.of(
          "empieza",
          "comienza",
          "inicia",
          "primeros",
          "primero",
          "primera",
          "primeras",
          "termina",
          "acaba",
          "ultimos",
          "ultimo",
          "ultimas",
          "final",
          "medio",
          "sigue",
          "siguen",
          "siguientes",
          "sigues",
          "luego",
          "despues",
          "resto",
          "juntalo",
          "juntas",
          "pegado",
          "seguido",
          "starts",
          "start",
          "begins",
          "ends",
          "end",
          "first",
          "last",
          "middle",
          "then",
          "rest",
          "followed",
          "next",
          "mitad",
          "half",
          "parte",
          "part",
          "completa",
          "agregale",
          "agrega");

  /// What is counted in these is no piece.
  private static final Set<String> UNITS =
      Set.of(
          "soles", "sol", "pesos", "dolares", "lucas", "mil", "metros", "m", "m2", "cm", "mm", "km",
          "kg", "minutos", "min", "horas", "hora", "h", "hrs", "am", "pm", "dias", "dia", "days",
          "hours", "minutes", "meses", "anos", "semanas", "cuadras", "piso", "focos", "puntos",
          "litros", "w", "v", "watts", "voltios", "bolsas", "cajas", "dollars", "bucks", "blocks");

  private Pieces() {}

  static List<Contact> in(Tokens tokens) {
    var contacts = new ArrayList<Contact>();
    var pieces = new ArrayList<Series>();
    for (var series : Series.in(tokens)) {
      split(series).stream()
          .filter(Pieces::isPiece)
          .forEach(piece -> {
            if (!pieces.isEmpty() && piece.firstToken() - pieces.getLast().nextToken() > FARTHEST) {
              conclude(tokens, pieces, contacts);
            }
            pieces.add(piece);
          });
    }
    conclude(tokens, pieces, contacts);
    return contacts;
  }

  /// A word between two parts sets them apart here.
  private static List<Series> split(Series series) {
    var starts = new ArrayList<Integer>(List.of(0));
    IntStream.range(1, series.size())
        .filter(at -> series.parts().get(at).joinedByWords())
        .forEach(starts::add);
    starts.add(series.size());
    return IntStream.range(1, starts.size())
        .mapToObj(at -> series.part(starts.get(at - 1), starts.get(at)))
        .toList();
  }

  private static boolean isPiece(Series piece) {
    var digits = piece.digits().length();
    int next = piece.nextToken();
    var tokens = piece.tokens();
    return digits >= LEAST_IN_A_PIECE
        && digits <= MOST_IN_A_PIECE
        && !Around.COUNTING.isSaidOf(piece)
        && (next == tokens.size() || !UNITS.contains(tokens.at(next).folded()));
  }

  private static void conclude(Tokens tokens, List<Series> pieces, List<Contact> contacts) {
    int digits =
        pieces.stream()
            .flatMap(piece -> piece.parts().stream())
            .map(Part::digits)
            .mapToInt(String::length)
            .sum();
    if (pieces.size() > 1 && digits >= SHORTEST && digits <= LONGEST && isTold(tokens, pieces)) {
      pieces.forEach(
          piece -> contacts.add(new Contact(ContactKind.PHONE, piece.from(), piece.to())));
    }
    pieces.clear();
  }

  private static boolean isTold(Tokens tokens, List<Series> pieces) {
    int from = Math.max(0, pieces.getFirst().firstToken() - FARTHEST);
    int to = Math.min(tokens.size(), pieces.getLast().nextToken() + FARTHEST / 2);
    long told =
        IntStream.range(from, to).filter(at -> OF_PIECES.contains(tokens.at(at).folded())).count();
    return told > 1
        || isChanted(tokens, pieces)
        || (told == 1 && (isNumber(pieces) || Around.CALLING.isSaidIn(tokens)));
  }

  private static boolean isNumber(List<Series> pieces) {
    return Plausible.isNational(pieces.stream().map(Series::digits).collect(Collectors.joining()));
  }

  /// The same word each time: "987 neighbour 654 neighbour 321".
  private static boolean isChanted(Tokens tokens, List<Series> pieces) {
    return pieces.size() > 2
        && IntStream.range(1, pieces.size())
                .mapToObj(at ->
                    IntStream.range(pieces.get(at - 1).nextToken(), pieces.get(at).firstToken())
                        .mapToObj(between -> tokens.at(between).folded())
                        .toList())
                .distinct()
                .count()
            == 1;
  }
}
