package io.centralita.matching.lead;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// When people are reminded of a job that nobody speaks of any more: by day, and not for ever.
///
/// @param start how long after the job was taken its provider is asked whether it has begun
/// @param finish how long after its beginning the provider is asked whether it is done
/// @param rate how long after its end the customer is asked how it was
/// @param most how often for each
/// @param zone where people live who are not to be woken
public record Reminding(Duration start, Duration finish, Duration rate, int most, ZoneId zone) {
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final LocalTime EVENING = LocalTime.of(20, 0);

  /// What suits most trades.
  static final Reminding USUAL =
      new Reminding(
          Duration.ofHours(12), Duration.ofHours(12), Duration.ofHours(3), 2, ZoneOffset.UTC);

  public Reminding {
    if (!start.isPositive() || !finish.isPositive() || !rate.isPositive() || most < 0) {
      throw new IllegalArgumentException("Reminders need some time, and are not negative");
    }
  }

  Reminding in(ZoneId other) {
    return new Reminding(start, finish, rate, most, other);
  }

  /// @return null when nobody is ever reminded
  @Nullable Instant first(Instant since, Duration after) {
    return most == 0 ? null : byDay(since.plus(after));
  }

  /// @param reminders how many there were, with the one that is sent now
  @Nullable Instant next(int reminders, Instant now, Duration after) {
    return reminders < most ? byDay(now.plus(after)) : null;
  }

  /// Then, or in the morning where it is night.
  Instant byDay(Instant time) {
    var there = time.atZone(zone);
    if (there.toLocalTime().isBefore(MORNING)) {
      return there.with(MORNING).toInstant();
    }
    return there.toLocalTime().isBefore(EVENING)
        ? time
        : there.plusDays(1).with(MORNING).toInstant();
  }
}
