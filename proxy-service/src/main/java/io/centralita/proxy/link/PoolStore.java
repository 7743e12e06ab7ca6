package io.centralita.proxy.link;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.proxy.pool.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What a choice goes by: the numbers of a service, and whom people met on numbers.
@Repository
class PoolStore {
  private final JdbcClient jdbc;

  PoolStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String POOL =
      """
      SELECT number, channels, reserved, iso_country, area_code, overlay, last_used_at
      FROM numbers WHERE service_id = :service AND purpose = 'PROXY'
      """;

  List<Candidate> of(UUID service) {
    return jdbc.sql(POOL).param("service", service).query((row, _) -> candidate(row)).list();
  }

  /// From the newest entry of one number it goes straight to the next number, so that thousands of
  /// old sessions cost no more than one. The limits keep the planner from reading whole tables
  /// where it takes few people for many.
  private static final String MET =
      """
      WITH RECURSIVE met AS (
        SELECT last.* FROM unnest(:people::text[]) AS ref CROSS JOIN LATERAL (
          SELECT person_ref, proxy_number, met_at, link_id, side, deleted_at
          FROM link_participants WHERE person_ref = ref
          ORDER BY proxy_number DESC, met_at DESC LIMIT 1) last
        UNION ALL
        SELECT next.* FROM met CROSS JOIN LATERAL (
          SELECT person_ref, proxy_number, met_at, link_id, side, deleted_at
          FROM link_participants
          WHERE person_ref = met.person_ref AND proxy_number < met.proxy_number
          ORDER BY proxy_number DESC, met_at DESC LIMIT 1) next
      )
      SELECT met.person_ref, met.proxy_number, met.met_at,
        CASE met.side WHEN 'CUSTOMER' THEN link.provider_number ELSE link.user_number END AS whom,
        EXISTS (SELECT FROM link_participants gone
          WHERE gone.link_id = met.link_id AND gone.side <> met.side AND gone.successors > 0) AS others,
        LEAST(met.deleted_at, link.closed_at) AS left_at,
        COALESCE((SELECT open FROM link_participants busy WHERE busy.person_ref = met.person_ref
          AND busy.proxy_number = met.proxy_number AND busy.open LIMIT 1), false) AS open
      FROM met CROSS JOIN LATERAL (
        SELECT user_number, provider_number, closed_at FROM proxy_links WHERE id = met.link_id LIMIT 1) link
      """;

  /// The last session of each on each number.
  List<Met> metBy(Collection<String> people) {
    return jdbc.sql(MET)
        .param("people", people.stream().distinct().toArray(String[]::new))
        .query((row, _) -> met(row))
        .list();
  }

  /// Who wears a number down says so, unless somebody else is just doing that.
  private static final String WEAR =
      """
      UPDATE numbers SET last_used_at = :now WHERE number IN (
        SELECT number FROM numbers WHERE number = ANY (:numbers::text[]) FOR UPDATE SKIP LOCKED)
      """;

  void wear(Collection<BusinessNumber> numbers, Instant now) {
    if (numbers.isEmpty()) {
      return;
    }
    jdbc.sql(WEAR)
        .param("numbers", numbers.stream().map(BusinessNumber::e164).toArray(String[]::new))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Candidate candidate(ResultSet row) throws SQLException {
    return new Candidate(
        new BusinessNumber(row.getString("number")),
        channels((String[]) row.getArray("channels").getArray()),
        row.getBoolean("reserved"),
        new Place(
            row.getString("iso_country"), row.getString("area_code"), row.getString("overlay")),
        instant(row, "last_used_at"));
  }

  private static Set<Channel> channels(String[] names) {
    var channels = EnumSet.noneOf(Channel.class);
    for (var name : names) {
      channels.add(Channel.valueOf(name));
    }
    return channels;
  }

  private static Met met(ResultSet row) throws SQLException {
    return new Met(
        row.getString("person_ref"),
        new BusinessNumber(row.getString("proxy_number")),
        row.getString("whom"),
        row.getBoolean("others"),
        row.getObject("met_at", OffsetDateTime.class).toInstant(),
        instant(row, "left_at"),
        row.getBoolean("open"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
