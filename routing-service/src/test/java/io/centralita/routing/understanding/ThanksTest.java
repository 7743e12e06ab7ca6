package io.centralita.routing.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThanksTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gracias",
        "Muchas gracias!!",
        "mil gracias por todo 🙏",
        "listo, gracias",
        "muy agradecida",
        "graciaaas",
        "Thanks",
        "thank you so much",
        "thanks for your help"
      })
  void thanksAreRecognised(String text) {
    assertThat(Thanks.areAllOf(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hola",
        "por favor",
        "you so much",
        "gracias, necesito un gasfitero",
        "gracias pero no vino nadie",
        "thanks but no thanks, it still leaks"
      })
  void whatSaysMoreIsNoThanks(String text) {
    assertThat(Thanks.areAllOf(text)).isFalse();
  }
}
