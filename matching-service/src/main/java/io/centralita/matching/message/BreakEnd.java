package io.centralita.matching.message;

import io.centralita.contracts.values.SpokenTime;
import io.centralita.contracts.values.SpokenTime.Day;
import io.centralita.contracts.values.SpokenTime.Half;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decides which instant somebody means who pauses until a time of their own clock. Without a day
/// it is the next time that the clock shows the hour; on another day an hour without its half is
/// the one between six and six, and a day without an hour begins when they open.
///
/// @param said where their clock is
/// @param opens when they begin on the days that they work
record BreakEnd(ZonedDateTime said, Map<DayOfWeek, LocalTime> opens) {
  private static final LocalTime WHEN_WORK_BEGINS = LocalTime.of(8, 0);
  private static final int DAYLIGHT = 6;
  private static final int NOON = 12;
  private static final int LAST_HOUR = 23;
  private static final int LAST_MINUTE = 59;

  /// @return nothing when there is no such time ahead
  Optional<Instant> of(SpokenTime until) {
    var day = until.day();
    if (until.hour() == null) {
      return day == null || day == Day.TODAY
          ? Optional.empty()
          : Optional.of(begins(date(day), until.half()));
    }
    var times = times(until.hour(), until.minute(), until.half());
    if (day != null && day != Day.TODAY) {
      return times.stream()
          .filter(time -> times.size() == 1 || isByDay(time))
          .map(time -> at(date(day), time))
          .findFirst();
    }
    var days =
        day == null
            ? Stream.of(said.toLocalDate(), said.toLocalDate().plusDays(1))
            : Stream.of(said.toLocalDate());
    return days.flatMap(date -> times.stream().map(time -> at(date, time)))
        .filter(said.toInstant()::isBefore)
        .min(Instant::compareTo);
  }

  private static boolean isByDay(LocalTime time) {
    return time.getHour() >= DAYLIGHT && time.getHour() < DAYLIGHT + NOON;
  }

  private LocalDate date(Day day) {
    var today = said.toLocalDate();
    return switch (day) {
      case TODAY -> today;
      case TOMORROW -> today.plusDays(1);
      case DAY_AFTER_TOMORROW -> today.plusDays(2);
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY ->
          today.with(TemporalAdjusters.next(DayOfWeek.valueOf(day.name())));
    };
  }

  private Instant begins(LocalDate date, @Nullable Half half) {
    var opening = opens.getOrDefault(date.getDayOfWeek(), WHEN_WORK_BEGINS);
    return at(date, half == Half.PM ? LocalTime.NOON : opening);
  }

  private Instant at(LocalDate date, LocalTime time) {
    return date.atTime(time).atZone(said.getZone()).toInstant();
  }

  /// What a clock may show that they call so; none when none does.
  private static List<LocalTime> times(int hour, @Nullable Integer minute, @Nullable Half half) {
    int minutes = minute == null ? 0 : minute;
    if (hour > LAST_HOUR || minutes > LAST_MINUTE || (hour > NOON && half == Half.AM)) {
      return List.of();
    }
    return hours(hour, half).map(each -> LocalTime.of(each, minutes)).toList();
  }

  private static Stream<Integer> hours(int hour, @Nullable Half half) {
    if (hour > NOON || hour == 0) {
      return Stream.of(hour);
    }
    int morning = hour % NOON;
    return switch (half) {
      case AM -> Stream.of(morning);
      case PM -> Stream.of(morning + NOON);
      case null -> Stream.of(morning, morning + NOON);
    };
  }
}
