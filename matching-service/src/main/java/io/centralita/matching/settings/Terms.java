package io.centralita.matching.settings;

import java.time.Duration;
import java.time.ZoneId;

/// How a tenant deals with its people.
///
/// @param chooseWithin how long a customer may take to choose, or to say what is missing
/// @param answerWithin how long a provider may take to answer an offer
/// @param declinedFor how long who declined is not proposed to anybody
/// @param offersAtOnce who has so many open offers is not proposed
/// @param jobsAtOnce who has so many jobs in hand is not proposed, unless they can do more
/// @param jobCountsFor how long a job that nobody finished counts as in hand
/// @param timeZone of whoever has none of their own
public record Terms(
    Duration chooseWithin,
    Duration answerWithin,
    Duration declinedFor,
    int offersAtOnce,
    int jobsAtOnce,
    Duration jobCountsFor,
    ZoneId timeZone) {

  public Terms {
    if (!chooseWithin.isPositive() || !answerWithin.isPositive()) {
      throw new IllegalArgumentException("People need some time to answer");
    }
    if (declinedFor.isNegative() || !jobCountsFor.isPositive()) {
      throw new IllegalArgumentException("Time does not run backwards");
    }
    if (offersAtOnce < 1 || jobsAtOnce < 1) {
      throw new IllegalArgumentException("Somebody must be allowed to do something");
    }
  }

  /// No offer made before is open, and no refusal or job still counts.
  public Duration memory() {
    var longest = jobCountsFor.compareTo(answerWithin) > 0 ? jobCountsFor : answerWithin;
    var declined = answerWithin.plus(declinedFor);
    return longest.compareTo(declined) > 0 ? longest : declined;
  }
}
