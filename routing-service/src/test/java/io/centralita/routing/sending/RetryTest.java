package io.centralita.routing.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.routing.carrier.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryTest {
  private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");

  @Test
  void waitsTwiceAsLongEachTimeUpToAMinute() {
    assertThat(Retry.at(NOW, 1)).isEqualTo(NOW.plusMillis(500));
    assertThat(Retry.at(NOW, 2)).isEqualTo(NOW.plusSeconds(1));
    assertThat(Retry.at(NOW, 5)).isEqualTo(NOW.plusSeconds(8));
    assertThat(Retry.at(NOW, 9)).isEqualTo(NOW.plusSeconds(60));
    assertThat(Retry.at(NOW, 1_000_000)).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void givesUpWhenTheCarrierWasAwayForTooLong() {
    var day = Duration.ofHours(24);

    assertThat(Retry.judged(Refusal.TOO_FAST, NOW.minusSeconds(60), NOW, day))
        .isEqualTo(Refusal.TOO_FAST);
    assertThat(Retry.judged(Refusal.TOO_FAST, NOW.minus(day).minusSeconds(1), NOW, day))
        .isEqualTo(Refusal.GIVEN_UP);
    assertThat(Retry.judged(Refusal.OPTED_OUT, NOW.minus(day).minusSeconds(1), NOW, day))
        .isEqualTo(Refusal.OPTED_OUT);
  }
}
