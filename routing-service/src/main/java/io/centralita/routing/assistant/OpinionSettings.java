package io.centralita.routing.assistant;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Whether a model is asked what a text means that the embedded classifier is not sure of. Where it
/// is found, its prices and the ceiling of the day are the assistant's.
///
/// @param model absent: the person is asked instead
/// @param budget how long a batch of messages may wait for the model, all in all
/// @param maxTokens how long an answer may be
@ConfigurationProperties("routing.understanding")
record OpinionSettings(String model, Duration budget, int maxTokens) {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  OpinionSettings {
    if (!budget.isPositive() || budget.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "routing.understanding.budget is above 0 and at most " + LONGEST);
    }
  }
}
