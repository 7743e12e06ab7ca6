package io.centralita.routing.sending;

import io.centralita.routing.carrier.Refusal;
import java.time.Duration;
import java.time.Instant;

/// When something that a carrier could not take is tried again: soon at first, then less and less
/// often.
final class Retry {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int DOUBLINGS = 8;

  private Retry() {}

  /// @param attempts how often it was tried so far
  static Instant at(Instant now, int attempts) {
    var pause = FIRST.multipliedBy(1L << Math.clamp(attempts - 1L, 0, DOUBLINGS));
    return now.plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
  }

  /// What to make of a refusal after all this time.
  static Refusal judged(Refusal refusal, Instant createdAt, Instant now, Duration giveUpAfter) {
    var tooLate = createdAt.plus(giveUpAfter).isBefore(now);
    return refusal.isRetryable() && tooLate ? Refusal.GIVEN_UP : refusal;
  }
}
