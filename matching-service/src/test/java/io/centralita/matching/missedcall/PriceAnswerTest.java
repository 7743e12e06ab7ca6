package io.centralita.matching.missedcall;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.Language;
import io.centralita.matching.crop.Crop;
import io.centralita.matching.crop.Quote;
import io.centralita.matching.farmer.Farmer;
import io.centralita.matching.farmer.Farmer.Hours;
import io.centralita.matching.missedcall.PriceAnswer.Invitation;
import io.centralita.matching.missedcall.PriceAnswer.NoPrices;
import io.centralita.matching.missedcall.PriceAnswer.Prices;
import io.centralita.matching.missedcall.PriceAnswer.Silence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceAnswerTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
  private static final LocalTime NOON = LocalTime.NOON;

  @Test
  void pricesComeInTheFarmersOrderWhateverTheyAre() {
    var farmer = farmer("Huancayo", "coffee", "potato", "corn");

    assertThat(
            told(
                farmer,
                quote("corn", "Huancayo", TODAY, "2.10", "1.00"),
                quote("potato", "Huancayo", TODAY, "1.80", "1.80"),
                quote("coffee", "Huancayo", TODAY, "12.35", null)))
        .isEqualTo(
            "es-coffee|en-coffee||PEN 12.35|0|;"
                + "es-potato|en-potato||PEN 1.80|0|;"
                + "es-corn|en-corn||PEN 2.10|110|");
  }

  @Test
  void whatIsOfTodayComesBeforeWhatIsNotAndThatIsMarked() {
    var farmer = farmer("Huancayo", "coffee", "potato", "corn");

    assertThat(
            told(
                farmer,
                quote("coffee", "Huancayo", TODAY.minusDays(1), "12.35", null),
                quote("potato", "Huancayo", TODAY.minusDays(3), "1.80", null),
                quote("corn", "Huancayo", TODAY, "2.10", null)))
        .isEqualTo(
            "es-corn|en-corn||PEN 2.10|0|;"
                + "es-coffee|en-coffee||PEN 12.35|0|yesterday;"
                + "es-potato|en-potato||PEN 1.80|0|2026-11-17");
  }

  @Test
  void otherMarketsOfTodayComeLastTheBiggestChangeFirst() {
    var farmer = farmer("Huancayo", "coffee", "potato");

    assertThat(
            told(
                farmer,
                quote("coffee", "Huancayo", TODAY, "12.00", null),
                quote("coffee", "Lima", TODAY, "13.00", "12.50"),
                quote("coffee", "Jauja", TODAY.minusDays(1), "20.00", "1.00"),
                quote("potato", "Huancayo", TODAY, "1.80", null),
                quote("potato", "Jauja", TODAY, "3.00", "2.00"),
                quote("potato", "Lima", TODAY, "1.20", "2.00")))
        .isEqualTo(
            "es-coffee|en-coffee||PEN 12.00|0|;"
                + "es-potato|en-potato||PEN 1.80|0|;"
                + "es-potato|en-potato|Jauja|PEN 3.00|50|;"
                + "es-potato|en-potato|Lima|PEN 1.20|-40|;"
                + "es-coffee|en-coffee|Lima|PEN 13.00|4|");
  }

  /// A price of today elsewhere says more than yesterday's here.
  @Test
  void whereTheOwnMarketHasNoPriceOfTodayTheBestOneOfTodayIsNamed() {
    var farmer = farmer("Huancayo", "coffee");

    assertThat(
            told(
                farmer,
                quote("coffee", "Huancayo", TODAY.minusDays(1), "12.00", null),
                quote("coffee", "Lima", TODAY, "11.00", null),
                quote("coffee", "Jauja", TODAY, "11.50", null)))
        .isEqualTo("es-coffee|en-coffee|Jauja|PEN 11.50|0|;es-coffee|en-coffee|Lima|PEN 11.00|0|");
    assertThat(
            told(
                farmer(null, "coffee"),
                quote("coffee", "Lima", TODAY.minusDays(2), "14.00", null),
                quote("coffee", "Jauja", TODAY.minusDays(1), "11.50", null)))
        .isEqualTo("es-coffee|en-coffee|Jauja|PEN 11.50|0|yesterday");
  }

  @Test
  void pricesAreOfTodayOnlyWhenThereIsOneOfToday() {
    var farmer = farmer(null, "coffee", "potato");
    var old = quote("coffee", "Lima", TODAY.minusDays(1), "12", null);

    assertThat(answer(farmer, old))
        .isInstanceOf(Prices.class)
        .matches(of -> !((Prices) of).today());
    assertThat(answer(farmer, old, quote("potato", "Lima", TODAY, "1", null)))
        .matches(of -> ((Prices) of).today());
    assertThat(answer(farmer)).isEqualTo(new NoPrices());
    assertThat(answer(farmer, quote("cacao", "Lima", TODAY, "30", null))).isEqualTo(new NoPrices());
  }

  @Test
  void aStrangerIsInvited() {
    assertThat(PriceAnswer.of(Optional.empty(), List.of(), TODAY, NOON))
        .isEqualTo(new Invitation());
  }

  @Test
  void whoWantsNothingGetsNothing() {
    var farmer = new Farmer("f", address(), Language.SPANISH, null, List.of("coffee"), true, null);

    assertThat(answer(farmer, quote("coffee", "Lima", TODAY, "12", null)))
        .isEqualTo(new Silence("do-not-disturb"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          21:00, 06:00, 20:59, false
          21:00, 06:00, 21:00, true
          21:00, 06:00, 23:59, true
          21:00, 06:00, 00:00, true
          21:00, 06:00, 05:59, true
          21:00, 06:00, 06:00, false
          12:00, 14:00, 11:59, false
          12:00, 14:00, 12:00, true
          12:00, 14:00, 14:00, false
          """)
  void quietHoursMayGoOverMidnight(LocalTime from, LocalTime to, LocalTime now, boolean isQuiet) {
    var farmer =
        new Farmer(
            "f", address(), Language.SPANISH, null, List.of("coffee"), false, new Hours(from, to));

    var answer =
        PriceAnswer.of(
            Optional.of(farmer), List.of(quote("coffee", "Lima", TODAY, "1", null)), TODAY, now);

    assertThat(answer.equals(new Silence("quiet-hours"))).isEqualTo(isQuiet);
  }

  private static String told(Farmer farmer, Quote... quotes) {
    return PriceList.of((Prices) answer(farmer, quotes), TODAY);
  }

  private static PriceAnswer answer(Farmer farmer, Quote... quotes) {
    return PriceAnswer.of(Optional.of(farmer), List.of(quotes), TODAY, NOON);
  }

  private static Farmer farmer(@Nullable String market, String... crops) {
    return new Farmer("f", address(), Language.SPANISH, market, List.of(crops), false, null);
  }

  private static Address address() {
    return new Address(Channel.SMS, "AAAAAAAAAAAAAAAAAAAAAA", "sealed", "+51 9•• ••• 321");
  }

  private static Quote quote(
      String crop, String market, LocalDate day, String price, @Nullable String before) {
    return new Quote(
        new Crop(crop, "es-" + crop, "en-" + crop),
        market,
        day,
        new BigDecimal(price),
        "PEN",
        before == null ? null : new BigDecimal(before));
  }
}
