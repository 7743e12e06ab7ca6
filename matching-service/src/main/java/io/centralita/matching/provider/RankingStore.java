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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// The ranking: the first rows of an index, so a million providers cost what a hundred do.
@Component
final class RankingStore {
  /// Three who can take a job are among the first six, but for one time in thousands where one in
  /// twenty cannot, and one in thirty where one in four cannot.
  static final int FIRST_WINDOW = 6;

  /// With fewer in the own district those around are looked at as well, in case one is busy.
  private static final int FEW = 4;

  private static final String PERSON =
      """
      p.id, p.name, p.channel, p.address_ref, p.address_sealed, p.address_hint, p.rating, p.votes, p.time_zone,
        (SELECT offered_at FROM offers WHERE tenant = :tenant AND provider_ref = p.address_ref
         ORDER BY offered_at DESC LIMIT 1) AS last_offer_at
      """;

  /// Who is paused or opted out is not in the index at all.
  private static final String READY =
      """
      p.address_ref <> :customer
        AND lately.open < :offersAtOnce AND NOT lately.declined
        AND lately.in_hand < coalesce(p.jobs_at_once, :jobsAtOnce)
        AND (p.hours IS NULL OR p.hours @> minute_of_week(:now AT TIME ZONE coalesce(p.time_zone, :zone)))
      """;

  private static final String LATELY =
      """
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE status = 'OPEN') AS open,
               count(*) FILTER (WHERE status = 'ACCEPTED' AND offered_at > :jobsSince
                 AND (SELECT leads.status FROM leads WHERE leads.id = offers.lead_id)
                   IN ('ASSIGNED', 'STARTED')) AS in_hand,
               bool_or(status = 'DECLINED' AND closed_at > :declinedSince) IS TRUE AS declined
        FROM offers
        WHERE tenant = :tenant AND provider_ref = p.address_ref AND offered_at > :since) AS lately
      """;

  /// The first of the customer's own district and, where they are too few, of those around, from
  /// the index alone; only for these few is looked up who they are and whether they can take a job
  /// now. The number is written out, so that each is planned for what it is.
  ///
  /// @param window how many
  private static String look(int window) {
    int few = window == FIRST_WINDOW ? FEW : window;
    return """
    WITH own AS MATERIALIZED (
      SELECT provider_id, score, tier FROM provider_services
      WHERE tenant = :tenant AND category = :category AND district = :district AND listed
      ORDER BY score DESC, tier DESC LIMIT %1$d),
    seen AS MATERIALIZED (
      SELECT * FROM (
        SELECT own.*, :district AS district,
          (SELECT name FROM districts WHERE tenant = :tenant AND code = :district) AS district_name, 0 AS distance
        FROM own
        UNION ALL
        SELECT best.*, around.district, there.name, around.place::int
        FROM districts AS here
        CROSS JOIN unnest(here.nearby) WITH ORDINALITY AS around (district, place)
        JOIN districts AS there ON there.tenant = :tenant AND there.code = around.district
        CROSS JOIN LATERAL (
          SELECT provider_id, score, tier FROM provider_services AS service
          WHERE tenant = :tenant AND category = :category AND service.district = around.district AND listed
          ORDER BY score DESC, tier DESC LIMIT %1$d) AS best
        WHERE here.tenant = :tenant AND here.code = :district AND (SELECT count(*) FROM own) < %2$d) AS near
      ORDER BY distance > 0, score DESC, tier DESC, distance LIMIT %1$d)
    SELECT seen.*, %3$s, %4$s AS ready, (SELECT count(*) FROM own) < %2$d AS around
    FROM seen JOIN providers AS p ON p.id = seen.provider_id %5$s
    WHERE seen.district_name IS NOT NULL
    ORDER BY seen.distance > 0, seen.score DESC, seen.tier DESC, seen.distance
    """
        .formatted(window, few, PERSON, READY, LATELY);
  }

  private static final String EQUALS =
      "SELECT %s, service.score, service.tier FROM provider_services AS service".formatted(PERSON)
          + " JOIN providers AS p ON p.id = service.provider_id "
          + LATELY
          + """
          WHERE service.tenant = :tenant AND service.category = :category AND service.district = :there
            AND service.listed AND service.score = :score AND service.tier = :tier AND
          """
          + READY;

  /// The equals as a ring in the order of their ids, from anywhere on: everybody is as likely to be
  /// among the first.
  private static final String DRAW =
      """
      SELECT drawn.*, :there AS district, :name AS district_name, :distance::int AS distance, true AS ready FROM (
        (%1$s AND service.provider_id >= :lot ORDER BY service.provider_id LIMIT 20)
        UNION ALL
        (%1$s AND service.provider_id < :lot ORDER BY service.provider_id LIMIT 20)) AS drawn
      LIMIT 20
      """
          .formatted(EQUALS);

  private static final String EXPLAIN = "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, BUFFERS OFF) ";

  private final JdbcClient jdbc;
  private final Map<Integer, String> looks = new ConcurrentHashMap<>();

  RankingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param customer ref of the person who asks, who is nobody's own provider
  record Question(
      TenantId tenant,
      String category,
      String district,
      String customer,
      Terms terms,
      Instant now) {}

  /// The first so many, in the order of the ranking, as far as an index knows it: who is longest
  /// without an offer is not in it.
  Glance look(Question question, int window) {
    var around = new AtomicBoolean(true);
    var seen =
        asking(looks.computeIfAbsent(window, RankingStore::look), question)
            .param("district", question.district())
            .query((row, _) -> {
              around.set(row.getBoolean("around"));
              return new Glance.Seen(read(row), row.getBoolean("ready"));
            })
            .list();
    return new Glance(seen, window, around.get());
  }

  /// Twenty of those who are equal and can take a job, from a place on that the lot says.
  List<RankedProvider> draw(Question question, Rank equal, UUID lot) {
    return asking(DRAW, question)
        .param("there", equal.district())
        .param("name", equal.districtName())
        .param("distance", equal.distance())
        .param("score", equal.score())
        .param("tier", equal.tier())
        .param("lot", lot)
        .query((row, _) -> read(row))
        .list();
  }

  /// How they are found, as PostgreSQL explains it.
  String plan(Question question, int window) {
    var lines =
        asking(EXPLAIN + look(window), question)
            .param("district", question.district())
            .query((row, _) -> row.getString(1))
            .list();
    return String.join("\n", lines);
  }

  private StatementSpec asking(String sql, Question question) {
    var now = question.now();
    var terms = question.terms();
    return jdbc.sql(sql)
        .param("tenant", question.tenant().value())
        .param("category", question.category())
        .param("customer", question.customer())
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
