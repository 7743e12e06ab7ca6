package io.centralita.matching.lead;

import io.centralita.matching.provider.Placed;
import io.centralita.matching.provider.RankedProvider.Rank;
import io.centralita.matching.provider.Rating;
import io.centralita.matching.provider.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Why a candidate is where they are on the list, as it was when the list was made.
public record Reason(Rank rank, Rule decidedBy) {
  private static final String[] PLACES = {"nearest", "second", "third", "fourth", "fifth"};

  static Reason of(Placed placed) {
    return new Reason(placed.provider().rank(), placed.decidedBy());
  }

  /// For operators.
  String sentence(Rating rating, Instant now) {
    return "%s; %s; %s; %s; %s."
        .formatted(rated(rating), reliability(), where(), waited(now), decision());
  }

  private String rated(Rating rating) {
    var score = String.format(Locale.ROOT, "%.2f", rank.score());
    return switch (rating.votes()) {
      case 0 -> "Not rated yet, which counts as " + score + " stars";
      case 1 -> "Rated " + rating.stars().toPlainString() + " by one customer, counts as " + score;
      default ->
          "Rated %s by %d customers, counts as %s"
              .formatted(rating.stars().toPlainString(), rating.votes(), score);
    };
  }

  private String reliability() {
    return rank.tier() == 0 ? "reliability not known yet" : "reliability tier " + rank.tier();
  }

  private String where() {
    int distance = rank.distance();
    if (distance == 0) {
      return "works in " + rank.districtName() + ", the customer's own district";
    }
    var place = distance <= PLACES.length ? PLACES[distance - 1] : "No. " + distance;
    return "works in %s, %s of the districts around".formatted(rank.districtName(), place);
  }

  private String waited(Instant now) {
    var last = rank.lastOffer();
    return last == null
        ? "never offered a job before"
        : "last offered a job " + ago(Duration.between(last, now));
  }

  private static String ago(Duration time) {
    if (time.toMinutes() < 1) {
      return "a moment ago";
    }
    if (time.toHours() < 1) {
      return count(time.toMinutes(), "minute");
    }
    return time.toDays() < 1 ? count(time.toHours(), "hour") : count(time.toDays(), "day");
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? " ago" : "s ago");
  }

  private String decision() {
    return switch (decidedBy) {
      case RATING -> "ahead of the next by rating";
      case TIER -> "rated like the next, ahead by reliability";
      case DISTANCE -> "ahead of the next because it is nearer";
      case WAITING -> "alike the next in all that, ahead because it waited longer for an offer";
      case ORDER -> "alike the next in all that; their order is always the same";
      case LAST -> "nobody else could be proposed";
    };
  }
}
