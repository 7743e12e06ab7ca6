package io.centralita.routing.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.routing.Meaning;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOP",
        "baja",
        "Stop please",
        "please stop texting me",
        "Unsubscribe me",
        "don't text me anymore",
        "no more messages",
        "Quiero darme de baja, por favor",
        "dar de baja",
        "No más mensajes",
        "no quiero recibir más mensajes, gracias",
        "Ya no me escriban",
        "Dejen de escribirme"
      })
  void whoWantsNoMoreIsUnderstood(String text) {
    assertThat(OptWords.read(Tokens.of(text))).contains(new Meaning.OptOut());
  }

  @ParameterizedTest
  @ValueSource(strings = {"START", "alta", "Unstop"})
  void whoComesBackIsUnderstood(String text) {
    assertThat(OptWords.read(Tokens.of(text))).contains(new Meaning.OptIn());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "la presión del agua está baja",
        "quiero dar de baja el medidor de luz",
        "el caño no para, stop the leak please",
        "no quiero más esperar",
        "no me escriban a este número, sino al otro",
        "alta presión en el caño"
      })
  void aSentenceAboutSomethingElseIsNone(String text) {
    assertThat(OptWords.read(Tokens.of(text))).isEmpty();
  }
}
