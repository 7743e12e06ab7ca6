package io.centralita.simulator.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SegmentsTest {
  @Test
  void countsGsmTexts() {
    assertThat(Segments.of(Channel.SMS, "ñ".repeat(160))).isEqualTo(1);
    assertThat(Segments.of(Channel.SMS, "a".repeat(161))).isEqualTo(2);
    assertThat(Segments.of(Channel.SMS, "a".repeat(307))).isEqualTo(3);
  }

  @Test
  void countsSomeCharactersTwice() {
    assertThat(Segments.of(Channel.SMS, "€".repeat(80))).isEqualTo(1);
    assertThat(Segments.of(Channel.SMS, "€".repeat(81))).isEqualTo(2);
  }

  @Test
  void oneForeignCharacterMakesTheWholeTextLonger() {
    assertThat(Segments.of(Channel.SMS, "í" + "a".repeat(69))).isEqualTo(1);
    assertThat(Segments.of(Channel.SMS, "í" + "a".repeat(70))).isEqualTo(2);
  }

  @Test
  void whatsAppMessagesAreOne() {
    assertThat(Segments.of(Channel.WHATSAPP, "í".repeat(900))).isEqualTo(1);
  }
}
