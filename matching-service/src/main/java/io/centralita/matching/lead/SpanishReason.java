package io.centralita.matching.lead;

import io.centralita.matching.provider.RankedProvider.Rank;
import io.centralita.matching.provider.Rating;
import io.centralita.matching.provider.Rule;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/// What [Reason] says, in Spanish. It is put together when it is read, so the last offer is told by
/// its day.
record SpanishReason(Rank rank, Rule decidedBy) {
  private static final List<String> PLACES =
      List.of("más cercano", "segundo", "tercero", "cuarto", "quinto");

  static String of(Reason reason, Rating rating) {
    var spanish = new SpanishReason(reason.rank(), reason.decidedBy());
    return "%s; %s; %s; %s; %s."
        .formatted(
            spanish.rated(rating),
            spanish.reliability(),
            spanish.where(),
            spanish.waited(),
            spanish.decision());
  }

  private String rated(Rating rating) {
    var score = String.format(Locale.ROOT, "%.2f", rank.score());
    return switch (rating.votes()) {
      case 0 -> "Aún sin calificar, lo que cuenta como " + score + " estrellas";
      case 1 ->
          "Un cliente le puso " + rating.stars().toPlainString() + ", lo que cuenta como " + score;
      default ->
          "%s de %d clientes, lo que cuenta como %s"
              .formatted(rating.stars().toPlainString(), rating.votes(), score);
    };
  }

  private String reliability() {
    return rank.tier() == 0
        ? "su confiabilidad aún no se conoce"
        : "nivel de confiabilidad " + rank.tier();
  }

  private String where() {
    int distance = rank.distance();
    if (distance == 0) {
      return "trabaja en " + rank.districtName() + ", el distrito del cliente";
    }
    var place = distance <= PLACES.size() ? PLACES.get(distance - 1) : "n.º " + distance;
    return "trabaja en %s, el %s de los distritos de alrededor"
        .formatted(rank.districtName(), place);
  }

  private String waited() {
    var last = rank.lastOffer();
    return last == null
        ? "nunca recibió una oferta"
        : "su última oferta fue el " + last.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private String decision() {
    return switch (decidedBy) {
      case RATING -> "va antes que el siguiente por su calificación";
      case TIER -> "calificado como el siguiente, va antes por su confiabilidad";
      case DISTANCE -> "va antes que el siguiente porque está más cerca";
      case WAITING -> "igual al siguiente en todo eso, va antes porque lleva más tiempo sin oferta";
      case ORDER -> "igual al siguiente en todo eso; su orden es siempre el mismo";
      case LAST -> "no había nadie más a quien proponer";
    };
  }
}
