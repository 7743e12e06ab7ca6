package io.centralita.matching;

import io.centralita.matching.settings.Terms;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param chooseWithin how long a customer may take to choose, or to say what is missing
/// @param answerWithin how long a provider may take to answer an offer
/// @param declinedFor for how long who declined is not proposed to anybody
/// @param offersAtOnce who has so many open offers is not proposed
/// @param jobsAtOnce who has so many jobs in hand is not proposed
/// @param jobCountsFor how long a job that nobody finished counts as in hand
/// @param timeZone of tenants and providers that have none of their own
/// @param sweepPause how often deadlines are looked at when none is due
/// @param sweepBatch how many leads are moved on in one transaction
@ConfigurationProperties("centralita.matching")
record MatchingSettings(
    Duration chooseWithin,
    Duration answerWithin,
    Duration declinedFor,
    int offersAtOnce,
    int jobsAtOnce,
    Duration jobCountsFor,
    ZoneId timeZone,
    Duration sweepPause,
    int sweepBatch) {
  MatchingSettings {
    if (sweepBatch < 1) {
      throw new IllegalArgumentException("centralita.matching.sweep-batch must be at least 1");
    }
  }

  /// What holds for tenants that want nothing else.
  Terms terms() {
    return new Terms(
        chooseWithin, answerWithin, declinedFor, offersAtOnce, jobsAtOnce, jobCountsFor, timeZone);
  }
}
