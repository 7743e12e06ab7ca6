package io.centralita.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettableClockTest {
  private final SettableClock clock = SettableClock.at("2026-11-20T15:00:00Z");

  @Test
  void standsStillUntilTold() {
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-20T15:00:00Z"));

    clock.advance(Duration.ofMinutes(15));
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-20T15:15:00Z"));

    clock.set(Instant.EPOCH);
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
  }
}
