package io.centralita.matching.provider;

import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.provider.RankedProvider.Rank;
import io.centralita.matching.settings.Terms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// The ranking: the first rows of an index, so a million providers cost what a hundred do.
@Component
final class RankingStore {
  /// The best of a district who can take a job now, in the order of the index. Who is paused or
  /// opted out is not in it; who is busy, has just declined or is closed now is stepped over.
  ///
  /// Three of each district are enough for the best three of all, with everybody who ties with the
  /// third: among them the one who is longest without an offer is found afterwards.
  private static final String BEST_OF_DISTRICT =
      """
      SELECT p.id, p.name, p.channel, p.address_ref, p.address_sealed, p.address_hint,
             p.rating, p.votes, p.time_zone, service.score, service.tier,
             (SELECT offered_at FROM offers WHERE tenant = :tenant AND provider_ref = p.address_ref
              ORDER BY offered_at DESC LIMIT 1) AS last_offer_at
      FROM provider_services AS service
      JOIN providers AS p ON p.id = service.provider_id
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE status = 'OPEN') AS open,
               count(*) FILTER (WHERE status = 'ACCEPTED' AND offered_at > :jobsSince
                 AND (SELECT leads.status FROM leads WHERE leads.id = offers.lead_id)
                   IN ('ASSIGNED', 'STARTED')) AS in_hand,
               bool_or(status = 'DECLINED' AND closed_at > :declinedSince) IS TRUE AS declined
        FROM offers
        WHERE tenant = :tenant AND provider_ref = p.address_ref AND offered_at > :since) AS lately
      WHERE service.tenant = :tenant AND service.category = :category
        AND service.district = near.district AND service.listed
        AND p.address_ref <> :customer
        AND lately.open < :offersAtOnce AND NOT lately.declined
        AND lately.in_hand < coalesce(p.jobs_at_once, :jobsAtOnce)
        AND (p.hours IS NULL OR p.hours @> minute_of_week(:now AT TIME ZONE coalesce(p.time_zone, :zone)))
      ORDER BY service.score DESC, service.tier DESC
      FETCH FIRST 3 ROWS WITH TIES
      """;

  /// The districts around are looked at only when there are too few in the customer's own.
  private static final String BEST =
      """
      WITH own AS MATERIALIZED (
        SELECT best.*, near.district, near.name AS district_name, 0 AS distance
        FROM (SELECT code AS district, name FROM districts
              WHERE tenant = :tenant AND code = :district) AS near
        CROSS JOIN LATERAL (%1$s) AS best)
      SELECT * FROM own
      UNION ALL
      SELECT best.*, near.district, near.name, near.place::int
      FROM (SELECT around.district, around.place, there.name
            FROM districts AS here
            CROSS JOIN unnest(here.nearby) WITH ORDINALITY AS around (district, place)
            JOIN districts AS there ON there.tenant = :tenant AND there.code = around.district
            WHERE here.tenant = :tenant AND here.code = :district
              AND (SELECT count(*) FROM own) < 3) AS near
      CROSS JOIN LATERAL (%1$s) AS best
      """
          .formatted(BEST_OF_DISTRICT);

  private static final String EXPLAIN = "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, BUFFERS OFF) ";

  private final JdbcClient jdbc;

  RankingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Enough of them for a shortlist, in no order.
  ///
  /// @param customer ref of the person who asks, who is nobody's own provider
  List<RankedProvider> best(
      TenantId tenant,
      String category,
      String district,
      String customer,
      Terms terms,
      Instant now) {
    return asking(BEST, tenant, category, district, customer, terms, now)
        .query((row, _) -> read(row))
        .list();
  }

  /// How it is found, as PostgreSQL explains it.
  String plan(TenantId tenant, String category, String district, Terms terms, Instant now) {
    var lines =
        asking(EXPLAIN + BEST, tenant, category, district, "nobody", terms, now)
            .query((row, _) -> row.getString(1))
            .list();
    return String.join("\n", lines);
  }

  private StatementSpec asking(
      String sql,
      TenantId tenant,
      String category,
      String district,
      String customer,
      Terms terms,
      Instant now) {
    return jdbc.sql(sql)
        .param("tenant", tenant.value())
        .param("category", category)
        .param("district", district)
        .param("customer", customer)
        .param("now", utc(now))
        .param("zone", terms.timeZone().getId())
        .param("since", utc(now.minus(terms.memory())))
        .param("jobsSince", utc(now.minus(terms.jobCountsFor())))
        .param("declinedSince", utc(now.minus(terms.declinedFor())))
        .param("offersAtOnce", terms.offersAtOnce())
        .param("jobsAtOnce", terms.jobsAtOnce());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static RankedProvider read(ResultSet row) throws SQLException {
    var zone = row.getString("time_zone");
    return new RankedProvider(
        new ProviderId(row.getObject("id", UUID.class)),
        row.getString("name"),
        ProviderStore.address(row),
        new Rating(row.getBigDecimal("rating"), row.getInt("votes")),
        zone == null ? null : ZoneId.of(zone),
        new Rank(
            row.getDouble("score"),
            row.getInt("tier"),
            row.getString("district"),
            row.getString("district_name"),
            row.getInt("distance"),
            instant(row.getObject("last_offer_at", OffsetDateTime.class))));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
