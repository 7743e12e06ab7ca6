package io.centralita.matching.crop;

import io.centralita.matching.upload.Row;
import io.centralita.matching.upload.RowErrors;
import io.centralita.matching.upload.Uploads;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rows of prices: `crop,market,price` and, where they differ from what is usual, `day` (today),
/// `kilograms` that the price is for (1), `currency`.
final class QuoteReading implements Uploads.Reading<Quote> {
  private static final int SCALE = 6;
  private static final BigDecimal HIGHEST = new BigDecimal("1000000");
  private static final BigDecimal LOWEST = new BigDecimal("0.01");

  private final Set<String> crops;
  private final LocalDate today;
  private final String usualCurrency;
  private final Set<String> seen = new HashSet<>();

  QuoteReading(Set<String> crops, LocalDate today, String usualCurrency) {
    this.crops = crops;
    this.today = today;
    this.usualCurrency = usualCurrency;
  }

  @Override
  public Set<String> columns() {
    return Set.of("crop", "market", "price", "day", "kilograms", "currency");
  }

  @Override
  public Optional<Quote> read(Row row, RowErrors errors) {
    int before = errors.count();
    var crop = row.text("crop");
    if (!crops.contains(crop)) {
      errors.add(row, "crop", crop.isEmpty() ? "missing" : "unknown-crop");
    }
    var market = market(row, errors);
    var day = day(row, errors);
    var price = positive(row, "price", null, errors);
    var kilograms = positive(row, "kilograms", BigDecimal.ONE, errors);
    var currency = currency(row, errors);
    if (errors.count() > before || price == null || kilograms == null) {
      return Optional.empty();
    }
    if (!seen.add(crop + '\n' + market + '\n' + day)) {
      errors.add(row, "crop", "repeated");
      return Optional.empty();
    }
    var perKilogram = price.divide(kilograms, SCALE, RoundingMode.HALF_UP);
    if (perKilogram.compareTo(LOWEST) < 0 || perKilogram.compareTo(HIGHEST) > 0) {
      errors.add(row, "price", "out-of-range");
      return Optional.empty();
    }
    var named = new Crop(crop, crop, crop); // the names are the crop's own
    return Optional.of(new Quote(named, market, day, perKilogram, currency, null));
  }

  private static String market(Row row, RowErrors errors) {
    var market = row.text("market");
    if (market.isEmpty()) {
      errors.add(row, "market", "missing");
    } else if (market.length() > ShortName.LONGEST_MARKET) {
      errors.add(row, "market", "too-long");
    } else if (!ShortName.fits(market)) {
      errors.add(row, "market", "not-for-sms");
    }
    return market;
  }

  private LocalDate day(Row row, RowErrors errors) {
    var text = row.text("day");
    try {
      var day = text.isEmpty() ? today : LocalDate.parse(text);
      if (day.isAfter(today)) {
        errors.add(row, "day", "in-the-future");
      }
      return day;
    } catch (DateTimeException notADay) {
      errors.add(row, "day", "not-a-day");
      return today;
    }
  }

  private static @Nullable BigDecimal positive(
      Row row, String field, @Nullable BigDecimal usual, RowErrors errors) {
    var text = row.text(field);
    if (text.isEmpty() && usual == null) {
      errors.add(row, field, "missing");
    }
    if (text.isEmpty()) {
      return usual;
    }
    // Nothing that long is a price, and an exponent could be anything.
    var number = row.decimal(field).filter(value -> value.signum() > 0);
    if (number.isEmpty() || !text.matches("\\d{1,9}([.,]\\d{1,6})?")) {
      errors.add(row, field, "not-a-positive-number");
      return null;
    }
    return number.get();
  }

  private String currency(Row row, RowErrors errors) {
    var text = row.text("currency");
    if (text.isEmpty()) {
      return usualCurrency;
    }
    try {
      return Currency.getInstance(text).getCurrencyCode();
    } catch (IllegalArgumentException unknown) {
      errors.add(row, "currency", "unknown-currency");
      return usualCurrency;
    }
  }
}
