package io.centralita.benchmarks.faults;

import java.time.Duration;

/// How much of each trouble there is.
///
/// @param kills of routing-service
/// @param span of most troubles
/// @param away how long the carrier takes nothing
/// @param outage how long there is no Kafka
record Scale(int kills, Duration span, Duration away, Duration outage) {
  static final Scale FULL =
      new Scale(50, Duration.ofSeconds(60), Duration.ofSeconds(120), Duration.ofSeconds(60));

  /// Shows that it works.
  static final Scale BRIEF =
      new Scale(3, Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(20));

  Scale withKills(int number) {
    return new Scale(number, span, away, outage);
  }
}
