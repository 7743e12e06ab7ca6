package io.centralita.routing.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SenderTest {
  private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
  private static final SenderRate ONE_A_SECOND = new SenderRate(1);
  private static final SenderRate EIGHTY = new SenderRate(80);
  private static final SenderRate UNLIMITED = new SenderRate(0);
  private static final Sender FRESH = new Sender("twilio/sms/+5117000101", 0, null, 0, null, null);

  @Test
  void whoSentNothingYetMaySendWhatOneSecondAllows() {
    assertThat(FRESH.may(ONE_A_SECOND, NOW)).isEqualTo(1);
    assertThat(FRESH.may(EIGHTY, NOW)).isEqualTo(80);
    assertThat(FRESH.may(UNLIMITED, NOW)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void whatWasTakenComesBackWithTimeAndNeverMoreThanThat() {
    var sent = FRESH.took(80, EIGHTY, NOW);

    assertThat(sent.may(EIGHTY, NOW)).isZero();
    assertThat(sent.may(EIGHTY, NOW.plusMillis(500))).isEqualTo(40);
    assertThat(sent.may(EIGHTY, NOW.plusSeconds(3600))).isEqualTo(80);
  }

  @Test
  void aClockThatGoesBackTakesNothingAway() {
    assertThat(FRESH.took(40, EIGHTY, NOW).may(EIGHTY, NOW.minusSeconds(5))).isEqualTo(40);
  }

  @Test
  void overAMinuteNobodySendsMoreThanTheRate() {
    var sender = FRESH;
    int sent = 0;
    for (int step = 0; step < 600; step++) {
      var now = NOW.plusMillis(step * 100L);
      int may = sender.may(ONE_A_SECOND, now);
      sender = sender.took(may, ONE_A_SECOND, now);
      sent += may;
    }

    assertThat(sent).isBetween(59, 61);
  }

  @Test
  void aStruckSenderPausesAndThenTriesOneAtATime() {
    var struck = FRESH.struck("too-fast", null, NOW, 1);

    assertThat(struck.may(EIGHTY, NOW.plusMillis(999))).isZero();
    assertThat(struck.may(EIGHTY, NOW.plusSeconds(1))).isEqualTo(1);
    assertThat(struck.may(UNLIMITED, NOW.plusSeconds(1))).isEqualTo(1);
  }

  @Test
  void pausesDoubleUpToHalfAMinute() {
    var sender = FRESH;
    var now = NOW;
    for (long pause : new long[] {1, 2, 4, 8, 16, 30, 30}) {
      sender = sender.struck("too-fast", null, now, 1);
      assertThat(sender.blockedUntil()).isEqualTo(now.plusSeconds(pause));
      now = now.plusSeconds(pause);
    }
  }

  @Test
  void whatWasUnderWayTogetherIsOneStrike() {
    var struck = FRESH.struck("too-fast", null, NOW, 1).struck("too-fast", null, NOW, 1);

    assertThat(struck.strikes()).isEqualTo(1);
    assertThat(struck.blockedUntil()).isEqualTo(NOW.plusSeconds(1));
  }

  @Test
  void aPauseIsSpreadOverItsSecondHalf() {
    assertThat(FRESH.struck("too-fast", null, NOW, 0).blockedUntil())
        .isEqualTo(NOW.plusMillis(500));
    assertThat(FRESH.struck("too-fast", null, NOW, 0.5).blockedUntil())
        .isEqualTo(NOW.plusMillis(750));
  }

  @Test
  void theCarrierIsLeftAloneForAsLongAsItAsks() {
    var struck = FRESH.struck("too-fast", Duration.ofSeconds(20), NOW, 1);

    assertThat(struck.blockedUntil()).isEqualTo(NOW.plusSeconds(20));
    assertThat(struck.struck("too-fast", null, NOW, 1).blockedUntil())
        .isEqualTo(NOW.plusSeconds(20));
    assertThat(FRESH.struck("too-fast", Duration.ofDays(3), NOW, 1).blockedUntil())
        .isEqualTo(NOW.plus(Duration.ofHours(1)));
  }

  @Test
  void ratesAreOfTheChannelUnlessTheNumberHasItsOwn() {
    var settings =
        new SenderSettings(
            Map.of("twilio-sms", 1.0, "twilio-whatsapp", 80.0), Map.of("+5117000102", 10.0));

    assertThat(settings.rateOf("twilio/sms/+5117000101").perSecond()).isEqualTo(1);
    assertThat(settings.rateOf("twilio/whatsapp/+5117000101").perSecond()).isEqualTo(80);
    assertThat(settings.rateOf("twilio/sms/+5117000102").perSecond()).isEqualTo(10);
    assertThat(settings.rateOf("kommo/whatsapp/+5117000101").isUnlimited()).isTrue();
  }
}
