package io.centralita.routing.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.routing.Meaning.Pause;
import io.centralita.contracts.routing.Meaning.Resume;
import io.centralita.contracts.values.SpokenTime;
import io.centralita.contracts.values.SpokenTime.Day;
import io.centralita.contracts.values.SpokenTime.Half;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PausesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pausa",
        "Pausa por favor",
        "PAUSE",
        "pausar ofertas",
        "quiero un descanso",
        "ponme en pausa"
      })
  void pauseLastsUntilTheySaySo(String text) {
    assertThat(Pauses.read(Tokens.of(text))).contains(new Pause(null));
  }

  @ParameterizedTest
  @CsvSource({
    "pausa 2 horas, 120",
    "pausa de dos horas, 120",
    "Pausa por una hora, 60",
    "pausa 45 min, 45",
    "pausa media hora, 30",
    "pausa hora y media, 90",
    "pausa un par de horas, 120",
    "pause for half an hour, 30",
    "pause for 3 hours please, 180"
  })
  void pauseMaySayHowLong(String text, int minutes) {
    assertThat(Pauses.read(Tokens.of(text))).contains(new Pause(minutes));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "pausa hasta las 5, -, 5, -, -",
        "Pausa hasta las 5 de la tarde por favor, -, 5, -, PM",
        "pausa hasta las 17:30, -, 17, 30, -",
        "pausa hasta las cinco y media, -, 5, 30, -",
        "pausa hasta la una, -, 1, -, -",
        "pausa hasta el mediodía, -, 12, -, PM",
        "pausa hasta las 12 de la noche, -, 0, -, AM",
        "pause until 5pm, -, 5, -, PM",
        "pause until 5 p.m. please, -, 5, -, PM",
        "pause until 7 a.m., -, 7, -, AM",
        "pause until half past five, -, 5, 30, -",
        "pause until midnight, -, 0, -, AM",
        "pausa hasta mañana, TOMORROW, -, -, -",
        "Descanso hasta mañana a las 9 de la mañana, TOMORROW, 9, -, AM",
        "pausa hasta pasado mañana, DAY_AFTER_TOMORROW, -, -, -",
        "pause my offers until tomorrow afternoon, TOMORROW, -, -, PM",
        "pause until the day after tomorrow, DAY_AFTER_TOMORROW, -, -, -",
        "pausa hasta el lunes, MONDAY, -, -, -",
        "pausa hasta el próximo miércoles a las 8 am, WEDNESDAY, 8, -, AM",
        "pause until Saturday at noon, SATURDAY, 12, -, PM",
        "pausa hoy, TOMORROW, -, -, -",
        "pausa por hoy, TOMORROW, -, -, -",
        "pausa todo el día, TOMORROW, -, -, -",
        "hoy no trabajo, TOMORROW, -, -, -",
        "pause for today, TOMORROW, -, -, -",
        "I'm not working today, TOMORROW, -, -, -",
        "pausa hasta hoy a las 3, TODAY, 3, -, -",
        "pausa hasta las 25, -, 25, -, -",
      })
  void pauseMaySayUntilWhen(
      String text,
      @Nullable Day day,
      @Nullable Integer hour,
      @Nullable Integer minute,
      @Nullable Half half) {
    assertThat(Pauses.read(Tokens.of(text)))
        .contains(new Pause(null, new SpokenTime(day, hour, minute, half)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pausa 2 dias",
        "pausa 40 horas",
        "pausa una semana",
        "pausa hasta",
        "pausa hasta que arregle mi moto",
        "pause until the 15th",
        "pausa hasta un cuarto para las cinco"
      })
  void anEndThatCannotBeReadIsNotGuessed(String text) {
    assertThat(Pauses.read(Tokens.of(text))).contains(new Pause(null, SpokenTime.NOT_UNDERSTOOD));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pausa hasta nuevo aviso", "Pause until further notice"})
  void anEndThatIsStillToBeSaidIsNone(String text) {
    assertThat(Pauses.read(Tokens.of(text))).contains(new Pause(null));
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
        "stop",
        "baja",
        "no vuelvo a llamar a ese gasfitero",
        "mi lavadora hace una pausa hasta que la apago",
        "se malogró el botón de pausa de mi lavadora"
      })
  void whatSaysMoreIsNoPauseAndNoEndOfOne(String text) {
    assertThat(Pauses.read(Tokens.of(text))).isEmpty();
  }
}
