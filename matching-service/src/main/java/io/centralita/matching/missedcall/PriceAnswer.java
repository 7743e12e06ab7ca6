package io.centralita.matching.missedcall;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.reverseOrder;

import io.centralita.matching.crop.Quote;
import io.centralita.matching.farmer.Farmer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a caller is told. The most valuable comes first, because what the SMS has no room for is
/// only counted: of each crop one price of today, in the farmer's order; then crops that have only
/// an earlier one; then what other markets pay today, where most has changed.
sealed interface PriceAnswer {

  /// @param today whether there is a price of today among them
  record Prices(List<Line> lines, boolean today) implements PriceAnswer {
    public Prices {
      lines = List.copyOf(lines);
    }
  }

  /// @param elsewhere whether the market has to be told
  record Line(Quote quote, boolean elsewhere) {}

  /// Nothing is known that is young enough.
  record NoPrices() implements PriceAnswer {}

  /// A stranger.
  record Invitation() implements PriceAnswer {}

  /// @param why one word for the record
  record Silence(String why) implements PriceAnswer {}

  /// @param quotes the last price of each of the farmer's crops in each market
  static PriceAnswer of(
      Optional<Farmer> caller, List<Quote> quotes, LocalDate today, LocalTime time) {
    if (caller.isEmpty()) {
      return new Invitation();
    }
    var farmer = caller.get();
    if (farmer.doNotDisturb()) {
      return new Silence("do-not-disturb");
    }
    if (farmer.isQuietAt(time)) {
      return new Silence("quiet-hours");
    }
    return prices(farmer, quotes, today);
  }

  private static PriceAnswer prices(Farmer farmer, List<Quote> quotes, LocalDate today) {
    var first =
        farmer.crops().stream()
            .flatMap(crop ->
                quotes.stream()
                    .filter(quote -> quote.crop().code().equals(crop))
                    .min(firstOf(farmer, today))
                    .stream())
            .toList();
    if (first.isEmpty()) {
      return new NoPrices();
    }
    var lines = new ArrayList<Line>();
    Stream.concat(
            first.stream().filter(quote -> quote.day().equals(today)),
            first.stream().filter(quote -> !quote.day().equals(today)))
        .map(quote -> new Line(quote, !quote.market().equals(farmer.market())))
        .forEach(lines::add);
    quotes.stream()
        .filter(quote -> quote.day().equals(today) && !first.contains(quote))
        .sorted(mostChanged())
        .map(quote -> new Line(quote, true))
        .forEach(lines::add);
    return new Prices(lines, lines.getFirst().quote().day().equals(today));
  }

  /// The farmer's own market if it has a price of today, else the best of today; else the same of
  /// the last day that there is.
  private static Comparator<Quote> firstOf(Farmer farmer, LocalDate today) {
    return comparing((Quote quote) -> !quote.day().equals(today))
        .thenComparing(quote -> !quote.market().equals(farmer.market()))
        .thenComparing(Quote::day, reverseOrder())
        .thenComparing(Quote::perKilogram, reverseOrder())
        .thenComparing(Quote::market);
  }

  private static Comparator<Quote> mostChanged() {
    return comparingInt((Quote quote) -> -Math.abs(quote.change()))
        .thenComparing(Quote::perKilogram, reverseOrder())
        .thenComparing(quote -> quote.crop().code())
        .thenComparing(Quote::market);
  }
}
