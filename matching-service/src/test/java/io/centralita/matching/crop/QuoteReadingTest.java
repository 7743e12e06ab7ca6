package io.centralita.matching.crop;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.matching.upload.Row;
import io.centralita.matching.upload.RowErrors;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteReadingTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

  private final QuoteReading reading = new QuoteReading(Set.of("potato", "coffee"), TODAY, "PEN");
  private final RowErrors errors = new RowErrors();

  @Test
  void aPriceIsOfAKilogramAndOfTodayWhereNothingElseIsSaid() {
    var plain = read(Map.of()).orElseThrow();
    assertThat(plain.day()).isEqualTo(TODAY);
    assertThat(plain.perKilogram()).isEqualByComparingTo("90");
    assertThat(plain.currency()).isEqualTo("PEN");

    var sack = read(Map.of("kilograms", "50", "day", "2026-11-19", "currency", "USD"));
    assertThat(sack.orElseThrow().perKilogram()).isEqualByComparingTo("1.8");
    assertThat(sack.orElseThrow().day()).isEqualTo(TODAY.minusDays(1));
    assertThat(sack.orElseThrow().currency()).isEqualTo("USD");
    assertThat(errors.count()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          crop,      '',                          missing
          crop,      yuca,                        unknown-crop
          market,    '',                          missing
          market,    un mercado de nombre larguísimo, too-long
          market,    Lima;Norte,                  not-for-sms
          market,    Лима,                        not-for-sms
          price,     '',                          missing
          price,     -1,                          not-a-positive-number
          price,     0.000,                       not-a-positive-number
          price,     1e9,                         not-a-positive-number
          price,     '1,800',                      not-a-positive-number
          price,     0.001,                       out-of-range
          kilograms, 0,                           not-a-positive-number
          day,       2026-11-21,                  in-the-future
          day,       20/11/2026,                  not-a-day
          currency,  soles,                       unknown-currency
          """)
  void whatIsWrongIsSaid(String field, String value, String code) {
    assertThat(read(Map.of(field, value))).isEmpty();
    assertThat(errors.count()).isEqualTo(1);
    assertThat(errors).extracting("told").asString().contains(field, code);
  }

  @Test
  void theSamePriceTwiceIsAMistake() {
    assertThat(read(Map.of())).isPresent();
    assertThat(read(Map.of("price", "91"))).isEmpty();
    assertThat(read(Map.of("day", "2026-11-19"))).isPresent();
    assertThat(errors.count()).isEqualTo(1);
  }

  private java.util.Optional<Quote> read(Map<String, String> changes) {
    var cells = new HashMap<>(Map.of("crop", "potato", "market", "Huancayo", "price", "90"));
    cells.putAll(changes);
    return reading.read(new Row(1, cells), errors);
  }
}
