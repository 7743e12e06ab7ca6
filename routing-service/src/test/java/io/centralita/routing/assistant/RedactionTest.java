package io.centralita.routing.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "¿me llaman al +51 987 000 101?",
        "¿me llaman al 987000101?",
        "¿me llaman al 987-000-101 por favor?",
        "¿me llaman al (987) 000.101?",
        "¿mi DNI 45871236 sirve?",
        "¿me llaman al nueve ocho siete cero cero cero uno cero uno?",
        "call me at nine eight seven, zero zero zero?",
        "¿escriben a cliente.uno@example.com?",
        "¿vieron https://example.com/p/987?",
        "¿vieron www.example.com?"
      })
  void whatTellsWhoSomebodyIsStaysHere(String text) {
    var redacted = Redaction.of(text, null);

    assertThat(redacted)
        .contains("[…]")
        .doesNotContain("987", "101", "45871236", "nueve", "eight", "example", "@");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "¿cuánto cuesta cambiar 2 caños de 1/2?",
        "¿atienden de 9 a 18 en Miraflores?",
        "¿uno o dos técnicos?",
        "¿cobran S/ 1500?"
      })
  void whatIsNobodysIsLeft(String text) {
    assertThat(Redaction.of(text, null)).isEqualTo(text);
  }

  @Test
  void aNameThatIsKnownIsTakenOut() {
    assertThat(Redaction.of("Soy Cliente 1, ¿cómo funciona? Cliente 10 dice que sí", "cliente 1"))
        .isEqualTo("Soy […], ¿cómo funciona? Cliente 10 dice que sí");
  }
}
