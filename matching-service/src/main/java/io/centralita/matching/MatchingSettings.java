package io.centralita.matching;

import io.centralita.matching.lead.Reminding;
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
/// @param reminders when people are reminded of jobs that nobody speaks of any more
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
    int sweepBatch,
    Reminders reminders) {
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

  /// @param start how long after it was taken its provider is asked whether the job has begun
  /// @param finish how long after its beginning the provider is asked whether it is done
  /// @param rate how long after its end the customer is asked how it was
  /// @param most how often for each
  /// @param pause how often it is looked whether somebody is to be reminded
  record Reminders(Duration start, Duration finish, Duration rate, int most, Duration pause) {}

  Reminding reminding() {
    return new Reminding(
        reminders.start(), reminders.finish(), reminders.rate(), reminders.most(), timeZone);
  }
}
