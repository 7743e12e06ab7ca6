package io.centralita.matching.missedcall;

import static java.util.stream.Collectors.joining;

import io.centralita.matching.missedcall.PriceAnswer.Line;
import io.centralita.matching.missedcall.PriceAnswer.Prices;
import java.math.RoundingMode;
import java.time.LocalDate;

/// Prices as routing-service takes them: raw, the most valuable first. It shows as many as one SMS
/// has room for.
final class PriceList {
  private static final int CENTS = 2;

  private PriceList() {}

  static String of(Prices prices, LocalDate today) {
    return prices.lines().stream().map(line -> entry(line, today)).collect(joining(";"));
  }

  private static String entry(Line line, LocalDate today) {
    var quote = line.quote();
    var amount = quote.perKilogram().setScale(CENTS, RoundingMode.HALF_UP).toPlainString();
    return String.join(
        "|",
        quote.crop().spanishName(),
        quote.crop().englishName(),
        line.elsewhere() ? quote.market() : "",
        quote.currency() + " " + amount,
        Integer.toString(quote.change()),
        day(quote.day(), today));
  }

  private static String day(LocalDate day, LocalDate today) {
    if (day.equals(today)) {
      return "";
    }
    return day.plusDays(1).equals(today) ? "yesterday" : day.toString();
  }
}
