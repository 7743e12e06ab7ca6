package io.centralita.routing.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.routing.Meaning.Pause;
import io.centralita.contracts.routing.Meaning.Resume;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PausesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"pausa", "Pausa por favor", "PAUSE", "pausar ofertas", "quiero un descanso"})
  void pauseLastsUntilTheySaySo(String text) {
    assertThat(Pauses.read(Tokens.of(text))).contains(new Pause(null));
  }

  @ParameterizedTest
  @CsvSource({
    "pausa 2 horas, 120",
    "pausa de dos horas, 120",
    "Pausa por una hora, 60",
    "pausa 45 min, 45",
    "pause for 3 hours please, 180"
  })
  void pauseMaySayHowLong(String text, int minutes) {
    assertThat(Pauses.read(Tokens.of(text))).contains(new Pause(minutes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vuelvo", "Ya volví", "back", "I'm back", "resume", "vuelvo a trabajar"})
  void whoIsBackSaysSo(String text) {
    assertThat(Pauses.read(Tokens.of(text))).contains(new Resume());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vuelvo en 2 horas",
        "I will be back at five",
        "my back door is broken in Lince",
        "pausa 2 dias",
        "pausa 40 horas",
        "stop",
        "baja",
        "no vuelvo a llamar a ese gasfitero",
        "se malogró el botón de pausa de mi lavadora"
      })
  void whatSaysMoreIsNoPauseAndNoEndOfOne(String text) {
    assertThat(Pauses.read(Tokens.of(text))).isEmpty();
  }
}
