package io.centralita.matching.lead;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far the work of an assigned lead has come (L6).
///
/// @param rating what the customer said of it
/// @param remindAt when somebody is reminded of what they have not said; null where nothing is
///   missing, or they were reminded often enough
/// @param reminders how often they were reminded of that
public record Progress(
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Given rating,
    @Nullable Instant remindAt,
    int reminders) {
  static final Progress NONE = new Progress(null, null, null, null, 0);

  /// @param at when the customer said so for the first time
  public record Given(int stars, Instant at) {
    public static final int MOST_STARS = 5;

    public Given {
      if (stars < 1 || stars > MOST_STARS) {
        throw new IllegalArgumentException("A job gets 1 to 5 stars");
      }
    }
  }

  static Progress begin(Instant at, Reminding reminding) {
    return NONE.waitingUntil(reminding.first(at, reminding.start()));
  }

  Progress started(Instant at) {
    return new Progress(at, finishedAt, rating, remindAt, reminders);
  }

  Progress finished(Instant at) {
    return new Progress(startedAt, at, rating, remindAt, reminders);
  }

  Progress rated(Given given) {
    return new Progress(startedAt, finishedAt, given, null, 0);
  }

  /// Something new is missing.
  Progress waitingUntil(@Nullable Instant time) {
    return new Progress(startedAt, finishedAt, rating, time, 0);
  }

  Progress reminded(@Nullable Instant next) {
    return new Progress(startedAt, finishedAt, rating, next, reminders + 1);
  }

  /// It is night.
  Progress remindedLater(Instant time) {
    return new Progress(startedAt, finishedAt, rating, time, reminders);
  }
}
