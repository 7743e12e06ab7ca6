package io.centralita.matching.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.values.SpokenTime;
import io.centralita.contracts.values.SpokenTime.Day;
import io.centralita.contracts.values.SpokenTime.Half;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakEndTest {
  private static final ZoneId LIMA = ZoneId.of("America/Lima");

  /// A Friday.
  private static Optional<String> end(String said, SpokenTime until) {
    var at = LocalDateTime.parse("2026-11-20T" + said).atZone(LIMA);
    var opens = Map.of(DayOfWeek.MONDAY, LocalTime.of(9, 30));
    return new BreakEnd(at, opens)
        .of(until)
        .map(end -> end.atZone(LIMA).toLocalDateTime().toString());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "09:00, 5, -, -, 2026-11-20T17:00",
        "03:00, 5, -, -, 2026-11-20T05:00",
        "18:00, 5, -, -, 2026-11-21T05:00",
        "18:00, 5, -, PM, 2026-11-21T17:00",
        "17:00, 5, -, -, 2026-11-21T05:00",
        "09:00, 17, 30, -, 2026-11-20T17:30",
        "18:00, 17, 30, -, 2026-11-21T17:30",
        "10:00, 12, -, -, 2026-11-20T12:00",
        "13:00, 12, -, -, 2026-11-21T00:00",
        "13:00, 12, -, AM, 2026-11-21T00:00",
        "13:00, 12, -, PM, 2026-11-21T12:00",
        "13:00, 0, -, AM, 2026-11-21T00:00",
        "22:00, 8, -, -, 2026-11-21T08:00",
      })
  void withoutADayItIsTheNextTimeThatTheClockShowsIt(
      String said, int hour, @Nullable Integer minute, @Nullable Half half, String end) {
    assertThat(end(said, new SpokenTime(null, hour, minute, half))).contains(end);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "TOMORROW, -, -, 2026-11-21T08:00",
        "TOMORROW, -, PM, 2026-11-21T12:00",
        "TOMORROW, 9, -, 2026-11-21T09:00",
        "TOMORROW, 3, -, 2026-11-21T15:00",
        "TOMORROW, 3, AM, 2026-11-21T03:00",
        "TOMORROW, 12, -, 2026-11-21T12:00",
        "DAY_AFTER_TOMORROW, -, -, 2026-11-22T08:00",
        "MONDAY, -, -, 2026-11-23T09:30",
        "FRIDAY, -, -, 2026-11-27T08:00",
        "SATURDAY, 17, -, 2026-11-21T17:00",
        "TODAY, 3, -, 2026-11-20T15:00",
        "TODAY, 11, -, 2026-11-20T11:00",
      })
  void onADayItIsWhenTheyWork(Day day, @Nullable Integer hour, @Nullable Half half, String end) {
    assertThat(end("10:00", new SpokenTime(day, hour, null, half))).contains(end);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, -, -",
        "-, -, -, PM",
        "-, 25, -, -",
        "-, 24, -, -",
        "-, 5, 60, -",
        "-, 17, -, AM",
        "TODAY, -, -, -",
        "TODAY, 9, -, AM",
        "TODAY, 8, 30, AM",
        "TOMORROW, 31, -, -",
        "MONDAY, 5, 75, -",
      })
  void whatIsNoTimeAheadIsNone(
      @Nullable Day day, @Nullable Integer hour, @Nullable Integer minute, @Nullable Half half) {
    assertThat(end("10:00", new SpokenTime(day, hour, minute, half))).isEmpty();
  }

  @Test
  void fiveIsFiveOfTheirOwnClock() {
    var said = Instant.parse("2026-11-20T15:00:00Z");
    var five = new SpokenTime(null, 5, null, Half.PM);

    assertThat(new BreakEnd(said.atZone(LIMA), Map.of()).of(five))
        .contains(Instant.parse("2026-11-20T22:00:00Z"));
    assertThat(new BreakEnd(said.atZone(ZoneId.of("America/Tijuana")), Map.of()).of(five))
        .contains(Instant.parse("2026-11-21T01:00:00Z"));
  }
}
