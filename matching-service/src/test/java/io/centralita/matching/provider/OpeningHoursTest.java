package io.centralita.matching.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.DayOfWeek;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {
  @Test
  void aDayBeginsWithItsFirstHours() {
    var hours = OpeningHours.of("mon 14:00-18:00; mon 09:30-12:00; fri 22:00-02:00").orElseThrow();

    assertThat(hours.opens())
        .containsExactly(
            entry(DayOfWeek.MONDAY, LocalTime.of(9, 30)),
            entry(DayOfWeek.FRIDAY, LocalTime.of(22, 0)));
  }

  private static final int DAY = 1_440;

  @ParameterizedTest
  @CsvSource({
    "mon 08:00-18:00, '{[480,1080)}'",
    "mon-tue 08:00-18:00, '{[480,1080),[1920,2520)}'",
    "MON 08:00-12:00; mon 12:00-13:00, '{[480,780)}'",
    "tue 22:00-02:00, '{[2760,3000)}'",
    "sun 22:00-02:00, '{[0,120),[9960,10080)}'",
    "sat-mon 00:00-24:00, '{[0,1440),[7200,10080)}'",
  })
  void hoursAreMinutesOfTheWeek(String text, String multirange) {
    assertThat(OpeningHours.of(text).orElseThrow().multirange()).isEqualTo(multirange);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "always",
        "mon",
        "mon 8-18",
        "mon 08:00-08:00",
        "xyz 08:00-18:00",
        "mon 08:60-18:00",
        "mon 25:00-18:00",
        "mon 24:00-18:00",
        "mon-fri 08:00-18:00;"
      })
  void whatCannotBeReadIsNoHours(String text) {
    assertThat(OpeningHours.of(text)).isEmpty();
  }

  @Test
  void whatIsKeptReadsAsItWasMeant() {
    var hours = OpeningHours.of("mon 08:00-18:00; fri 20:00-04:00").orElseThrow();

    assertThat(hours.text()).isEqualTo("mon 08:00-18:00; fri 20:00-24:00; sat 00:00-04:00");
    assertThat(OpeningHours.of(hours.text())).contains(hours);
    assertThat(OpeningHours.ofMultirange(hours.multirange())).isEqualTo(hours);
    assertThat(OpeningHours.of("mon-sun 00:00-24:00").orElseThrow().multirange())
        .isEqualTo("{[0," + 7 * DAY + ")}");
  }
}
