package io.centralita.matching.provider;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.provider.Glance.Ready;
import io.centralita.matching.provider.RankedProvider.Rank;
import io.centralita.matching.settings.Terms;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The ranking: the first rows of an index, so a million providers cost what a hundred do.
///
/// It is asked for each request, so the driver is spoken to as directly as it gets: every value
/// goes over once, and columns are read by their place.
@Component
final class RankingStore {
  /// Three who can take a job are among the first six, but for one time in thousands where one in
  /// twenty cannot, and one in thirty where one in four cannot.
  static final int FIRST_WINDOW = 6;

  /// With fewer in the own district those around are looked at as well, in case one is busy.
  private static final int FEW = 4;

  private static final int AT_EDGE = 16;
  private static final int WHOLE = 17;

  /// What is asked, once; the planner puts each value where it is used.
  private static final String ASKED =
      """
      WITH asked AS NOT MATERIALIZED (SELECT ?::text AS tenant, ?::text AS category, ?::text AS district,
        ?::text AS customer, ?::timestamptz AS now, ?::text AS zone, ?::timestamptz AS since,
        ?::timestamptz AS jobs_since, ?::timestamptz AS declined_since, ?::int AS offers_at_once,
        ?::int AS jobs_at_once)
      """;

  /// In the order in which they are read.
  private static final String PERSON =
      """
      p.id, p.name, p.channel, p.address_ref, p.address_sealed, p.address_hint, p.rating, p.votes, p.time_zone,
        (SELECT offered_at FROM offers WHERE tenant = asked.tenant AND provider_ref = p.address_ref
         ORDER BY offered_at DESC LIMIT 1) AS last_offer_at
      """;

  /// Who is paused or opted out is not in the index at all.
  private static final String READY =
      """
      p.address_ref <> asked.customer
        AND lately.open < asked.offers_at_once AND NOT lately.declined
        AND lately.in_hand < coalesce(p.jobs_at_once, asked.jobs_at_once)
        AND (p.hours IS NULL OR p.hours @> minute_of_week(asked.now AT TIME ZONE coalesce(p.time_zone, asked.zone)))
      """;

  private static final String LATELY =
      """
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE status = 'OPEN') AS open,
               count(*) FILTER (WHERE status = 'ACCEPTED' AND offered_at > asked.jobs_since
                 AND (SELECT leads.status FROM leads WHERE leads.id = offers.lead_id)
                   IN ('ASSIGNED', 'STARTED')) AS in_hand,
               bool_or(status = 'DECLINED' AND closed_at > asked.declined_since) IS TRUE AS declined
        FROM offers
        WHERE tenant = asked.tenant AND provider_ref = p.address_ref AND offered_at > asked.since) AS lately
      """;

  /// The first of the customer's own district and, where they are too few, of those around, from
  /// the index alone, each person once. Of these it is looked up, one after the other, who they are
  /// and whether they can take a job now, until four can: three, the next, and who equals the next.
  /// The number is written out, so that each is planned for what it is.
  ///
  /// @param window how many
  private static String look(int window) {
    int few = window == FIRST_WINDOW ? FEW : window;
    return ASKED
        + """
        , own AS MATERIALIZED (
          SELECT provider_id, score, tier FROM provider_services AS service, asked
          WHERE service.tenant = asked.tenant AND service.category = asked.category
            AND service.district = asked.district AND listed
          ORDER BY score DESC, tier DESC LIMIT %1$d),
        near AS (
          SELECT DISTINCT ON (provider_id) * FROM (
            SELECT own.*, asked.district, 0 AS distance FROM own, asked
            UNION ALL
            SELECT best.*, around.district, around.place::int
            FROM asked
            JOIN districts AS here ON here.tenant = asked.tenant AND here.code = asked.district
            CROSS JOIN unnest(here.nearby) WITH ORDINALITY AS around (district, place)
            CROSS JOIN LATERAL (
              SELECT provider_id, score, tier FROM provider_services AS service
              WHERE service.tenant = asked.tenant AND service.category = asked.category
                AND service.district = around.district AND listed
              ORDER BY score DESC, tier DESC LIMIT %1$d) AS best
            WHERE (SELECT count(*) FROM own) < %2$d) AS everywhere
          ORDER BY provider_id, distance),
        seen AS MATERIALIZED (
          SELECT *, distance > 0 AS elsewhere FROM near
          ORDER BY elsewhere, score DESC, tier DESC, distance LIMIT %1$d),
        edge AS MATERIALIZED (SELECT score, tier, district FROM seen OFFSET %1$d - 1)
        SELECT found.*,
          (SELECT count(*) FROM seen) < %1$d AND (SELECT count(*) FROM own) < %2$d AS whole
        FROM (VALUES (true)) AS once (more) LEFT JOIN LATERAL (
          SELECT %3$s, seen.score, seen.tier, seen.district,
            (SELECT name FROM districts WHERE tenant = asked.tenant AND code = seen.district) AS district_name,
            seen.distance,
            (seen.score, seen.tier, seen.district) = (SELECT score, tier, district FROM edge) AS at_edge
          FROM asked CROSS JOIN seen JOIN providers AS p ON p.id = seen.provider_id %5$s
          WHERE %4$s
          ORDER BY seen.elsewhere, seen.score DESC, seen.tier DESC, seen.distance
          FETCH FIRST %6$d ROWS WITH TIES) AS found ON once.more
        """
            .formatted(window, few, PERSON, READY, LATELY, Shortlist.SIZE + 1);
  }

  private static final String EQUALS =
      """
      SELECT %s, service.score, service.tier, lot.district, lot.district_name, lot.distance
      FROM asked CROSS JOIN lot
      JOIN provider_services AS service ON service.tenant = asked.tenant
        AND service.category = asked.category AND service.district = lot.district
        AND service.listed AND service.score = lot.score AND service.tier = lot.tier
      JOIN providers AS p ON p.id = service.provider_id %s
      WHERE %s\
      """
          .formatted(PERSON, LATELY, READY);

  /// The equals as a ring in the order of their ids, from anywhere on: everybody is as likely to be
  /// among the first.
  private static final String DRAW =
      ASKED
          + """
          , lot AS NOT MATERIALIZED (SELECT ?::text AS district, ?::text AS district_name, ?::int AS distance,
            ?::float8 AS score, ?::smallint AS tier, ?::uuid AS first)
          (%1$s AND service.provider_id >= lot.first ORDER BY service.provider_id LIMIT 20)
          UNION ALL
          (%1$s AND service.provider_id < lot.first ORDER BY service.provider_id LIMIT 20)
          LIMIT 20
          """
              .formatted(EQUALS);

  private static final String EXPLAIN = "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, BUFFERS OFF) ";

  private final JdbcTemplate jdbc;
  private final Map<Integer, String> looks = new ConcurrentHashMap<>();

  RankingStore(JdbcTemplate jdbc) {
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
    var sql = looks.computeIfAbsent(window, RankingStore::look);
    return Objects.requireNonNull(
        jdbc.query(sql, statement -> ask(statement, question), RankingStore::glance));
  }

  /// Twenty of those who are equal and can take a job, from a place on that the lot says.
  List<RankedProvider> draw(Question question, Rank equal, UUID lot) {
    return jdbc.query(
        DRAW,
        statement -> {
          int last = ask(statement, question);
          statement.setString(last + 1, equal.district());
          statement.setString(last + 2, equal.districtName());
          statement.setInt(last + 3, equal.distance());
          statement.setDouble(last + 4, equal.score());
          statement.setInt(last + 5, equal.tier());
          statement.setObject(last + 6, lot);
        },
        (row, _) -> read(row));
  }

  /// How they are found, as PostgreSQL explains it.
  String plan(Question question, int window) {
    var lines =
        jdbc.query(
            EXPLAIN + look(window),
            statement -> ask(statement, question),
            (row, _) -> row.getString(1));
    return String.join("\n", lines);
  }

  /// @return how many parameters there are
  private static int ask(PreparedStatement statement, Question question) throws SQLException {
    var now = question.now();
    var terms = question.terms();
    statement.setString(1, question.tenant().value());
    statement.setString(2, question.category());
    statement.setString(3, question.district());
    statement.setString(4, question.customer());
    statement.setObject(5, utc(now));
    statement.setString(6, terms.timeZone().getId());
    statement.setObject(7, utc(now.minus(terms.memory())));
    statement.setObject(8, utc(now.minus(terms.jobCountsFor())));
    statement.setObject(9, utc(now.minus(terms.declinedFor())));
    statement.setInt(10, terms.offersAtOnce());
    statement.setInt(11, terms.jobsAtOnce());
    return 11;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /// One row at least; where nobody can take a job it says no more than whether those were all.
  private static Glance glance(ResultSet rows) throws SQLException {
    var ready = new ArrayList<Ready>();
    boolean whole = true;
    while (rows.next()) {
      whole = rows.getBoolean(WHOLE);
      if (rows.getString(1) != null) {
        ready.add(new Ready(read(rows), rows.getBoolean(AT_EDGE)));
      }
    }
    return new Glance(ready, whole);
  }

  private static RankedProvider read(ResultSet row) throws SQLException {
    var zone = row.getString(9);
    return new RankedProvider(
        new ProviderId(row.getObject(1, UUID.class)),
        row.getString(2),
        new Address(
            Channel.valueOf(row.getString(3)),
            row.getString(4),
            row.getString(5),
            row.getString(6)),
        new Rating(row.getBigDecimal(7), row.getInt(8)),
        zone == null ? null : ZoneId.of(zone),
        new Rank(
            row.getDouble(11),
            row.getInt(12),
            row.getString(13),
            row.getString(14),
            row.getInt(15),
            instant(row.getObject(10, OffsetDateTime.class))));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
