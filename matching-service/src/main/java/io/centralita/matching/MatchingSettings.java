package io.centralita.matching;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param chooseWithin how long a customer may take to choose, or to say what is missing
/// @param answerWithin how long a provider may take to answer an offer
/// @param sweepPause how often deadlines are looked at when none is due
/// @param sweepBatch how many leads are moved on in one transaction
@ConfigurationProperties("centralita.matching")
record MatchingSettings(
    Duration chooseWithin, Duration answerWithin, Duration sweepPause, int sweepBatch) {
  MatchingSettings {
    if (sweepBatch < 1) {
      throw new IllegalArgumentException("centralita.matching.sweep-batch must be at least 1");
    }
  }
}
