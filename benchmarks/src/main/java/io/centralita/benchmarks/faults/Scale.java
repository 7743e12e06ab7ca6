package io.centralita.benchmarks.faults;

import java.time.Duration;

/// How much of each trouble there is.
///
/// @param kills of routing-service
/// @param span of most troubles
/// @param away how long the carrier takes nothing
/// @param outage how long there is no Kafka
/// @param afterwards how long to wait for what comes twice: longer than routing-service waits
///   before it hands over again (`SENDING_GRACE`)
record Scale(int kills, Duration span, Duration away, Duration outage, Duration afterwards) {
  static final Scale FULL = new Scale(50, seconds(60), seconds(120), seconds(60), seconds(15));

  /// Shows that it works.
  static final Scale BRIEF = new Scale(3, seconds(10), seconds(15), seconds(20), seconds(15));

  Scale withKills(int number) {
    return new Scale(number, span, away, outage, afterwards);
  }

  private static Duration seconds(long number) {
    return Duration.ofSeconds(number);
  }
}
