package io.centralita.routing.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SegmentsTest {
  record Case(String text, boolean gsm, int units, int parts) {}

  static List<Case> cases() {
    return List.of(
        new Case("", true, 0, 1),
        new Case("a".repeat(160), true, 160, 1),
        new Case("a".repeat(161), true, 161, 2),
        new Case("a".repeat(306), true, 306, 2),
        new Case("a".repeat(307), true, 307, 3),
        new Case("¿Qué? ¡Ñandú ü à!".replace("ú", "u"), true, 17, 1),
        // What stands in the extension takes two septets and is never parted.
        new Case("€".repeat(80), true, 160, 1),
        new Case("€".repeat(81), true, 162, 2),
        new Case("a".repeat(152) + "€" + "a".repeat(152), true, 306, 3),
        new Case("á", false, 1, 1),
        new Case("á" + "a".repeat(69), false, 70, 1),
        new Case("á" + "a".repeat(70), false, 71, 2),
        new Case("á" + "a".repeat(133), false, 134, 2),
        new Case("á" + "a".repeat(134), false, 135, 3),
        new Case("👍".repeat(35), false, 70, 1),
        // Neither is a character of two units.
        new Case("a".repeat(66) + "👍" + "a".repeat(66), false, 134, 3));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void partsAreCountedAsCarriersCountThem(Case one) {
    assertThat(Segments.of(one.text()))
        .isEqualTo(new Segments(one.gsm(), one.units(), one.parts()));
  }

  @ParameterizedTest
  @CsvSource({
    "Se rompió mi caño,Se rompio mi caño",
    "ÁÉÍÓÚ áéíóú Ññ Üü ¿? ¡! ç,AÉIOU aéiou Ññ Üü ¿? ¡! c",
    "¡Claro! 👍 Listo,¡Claro! Listo",
    "“hola” – ‘sí’ … 3:45 p. m.,\"hola\" - 'si' ... 3:45 p. m.",
    "1. Uno · ⭐ 4.8,1. Uno - 4.8",
    "Привет 👍,Привет"
  })
  void ourWordsAreWrittenInTheAlphabetOfSms(String text, String sms) {
    assertThat(SmsText.of(text)).isEqualTo(sms);
  }

  @Test
  void linesEndWithoutBlanks() {
    assertThat(SmsText.of("¡Buenas! 🎉\n👋 Hola")).isEqualTo("¡Buenas!\nHola");
  }
}
