package io.centralita.matching.crop;

import io.centralita.contracts.values.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Prices by crop, market and day.
@Component
public final class QuoteStore {
  private static final String SAVE =
      """
      INSERT INTO crop_prices (tenant, crop, market, day, per_kg, currency)
      SELECT :tenant, crop, market, day, per_kg, currency
      FROM unnest(:crops::text[], :markets::text[], :days::date[], :prices::numeric[],
        :currencies::text[]) AS row (crop, market, day, per_kg, currency)
      ORDER BY crop, market, day
      ON CONFLICT (tenant, crop, market, day) DO UPDATE SET
        per_kg = excluded.per_kg, currency = excluded.currency
      """;

  private static final String LATEST =
      """
      SELECT DISTINCT ON (crop, market)
        crop, spanish_name, english_name, market, day, per_kg, currency, before
      FROM (SELECT *, lag(per_kg) OVER (PARTITION BY crop, market, currency ORDER BY day) AS before
            FROM crop_prices
            WHERE tenant = :tenant AND crop = ANY (:crops::text[]) AND day BETWEEN :since AND :until) AS known
      JOIN crops ON crops.tenant = :tenant AND crops.code = known.crop
      ORDER BY crop, market, day DESC
      """;

  private static final String PAGE =
      """
      SELECT crop, spanish_name, english_name, market, day, per_kg, currency, NULL::numeric AS before
      FROM crop_prices JOIN crops ON crops.tenant = crop_prices.tenant AND crops.code = crop
      WHERE crop_prices.tenant = :tenant AND (:crop::text IS NULL OR crop = :crop) AND day = :day
      ORDER BY crop, market LIMIT :limit
      """;

  private final JdbcClient jdbc;

  QuoteStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void save(TenantId tenant, List<Quote> quotes) {
    jdbc.sql(SAVE)
        .param("tenant", tenant.value())
        .param("crops", column(quotes, quote -> quote.crop().code()))
        .param("markets", column(quotes, Quote::market))
        .param("days", column(quotes, quote -> quote.day().toString()))
        .param("prices", column(quotes, quote -> quote.perKilogram().toPlainString()))
        .param("currencies", column(quotes, Quote::currency))
        .update();
  }

  private static String[] column(List<Quote> quotes, Function<Quote, String> value) {
    return quotes.stream().map(value).toArray(String[]::new);
  }

  /// The last price of each crop in each market, between two days.
  public List<Quote> latest(
      TenantId tenant, Collection<String> crops, LocalDate since, LocalDate until) {
    return jdbc.sql(LATEST)
        .param("tenant", tenant.value())
        .param("crops", crops.toArray(String[]::new))
        .param("since", since)
        .param("until", until)
        .query((row, _) -> read(row))
        .list();
  }

  List<Quote> of(TenantId tenant, @Nullable String crop, LocalDate day, int limit) {
    return jdbc.sql(PAGE)
        .param("tenant", tenant.value())
        .param("crop", crop)
        .param("day", day)
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  private static Quote read(ResultSet row) throws SQLException {
    return new Quote(
        new Crop(
            row.getString("crop"), row.getString("spanish_name"), row.getString("english_name")),
        row.getString("market"),
        row.getObject("day", LocalDate.class),
        row.getBigDecimal("per_kg"),
        row.getString("currency"),
        row.getBigDecimal("before"));
  }
}
