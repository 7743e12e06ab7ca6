package io.centralita.proxy.link;

import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.proxy.link.Link.End;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// Writes new links with their people: many with one statement, and the database is the judge of
/// each.
@Repository
class AllocationStore {
  private final JdbcTemplate jdbc;

  AllocationStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /// A link as it is to be.
  record Planned(Link link, @Nullable String uniqueName) {}

  /// All links go in before the first of the people, and both in an order that everybody keeps to:
  /// who waits for another waits for somebody who is not waiting for them.
  ///
  /// The savepoint is to where a collision is taken back, with its locks. Beside the statement it
  /// costs no time: both leave in one go.
  private static final String INSERT =
      """
      SAVEPOINT allocation;
      WITH link AS (
        INSERT INTO proxy_links
          (id, tenant, lead_id, user_number, provider_number, proxy_number, created_at, updated_at,
            expires_at, due_at, service_id, unique_name, mode, ttl, date_expiry)
        SELECT id, tenant, lead, one, other, number, now, now,
          expires_at, due_at, service, unique_name, mode, ttl, date_expiry
        FROM unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
            ?::timestamptz[], ?::timestamptz[], ?::uuid[], ?::text[], ?::text[], ?::int[], ?::timestamptz[])
          AS planned (id, tenant, lead, one, other, number, now,
            expires_at, due_at, service, unique_name, mode, ttl, date_expiry)
        ORDER BY tenant, lead
        ON CONFLICT DO NOTHING
        RETURNING id, created_at
      ), given AS (
        INSERT INTO link_participants
          (link_id, id, side, person_ref, proxy_number, channel, sealed, hint, met_at)
        SELECT link.id, person.id, side, ref, number, channel, sealed, hint, created_at
        FROM link JOIN unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
          AS person (link, id, side, ref, number, channel, sealed, hint) ON person.link = link.id
        ORDER BY ref, number
        ON CONFLICT DO NOTHING
        RETURNING link_id
      )
      SELECT link_id FROM given GROUP BY link_id HAVING count(*) = 2
      """;

  /// @return which of them are written whole. Unless all are, the rest must be taken back
  Set<UUID> insert(List<Planned> planned) {
    return jdbc.execute((Connection connection) -> {
      try (var insert = connection.prepareStatement(INSERT)) {
        int at = 0;
        for (var array : links(connection, planned)) {
          insert.setArray(++at, array);
        }
        for (var array : people(connection, planned)) {
          insert.setArray(++at, array);
        }
        insert.execute();
        insert.getMoreResults();
        var whole = new HashSet<UUID>();
        try (var rows = insert.getResultSet()) {
          while (rows.next()) {
            whole.add(rows.getObject(1, UUID.class));
          }
        }
        return whole;
      }
    });
  }

  void takeBack() {
    jdbc.execute("ROLLBACK TO SAVEPOINT allocation");
  }

  /// A column at a time.
  private static List<Array> links(Connection connection, List<Planned> planned)
      throws SQLException {
    return List.of(
        of(connection, "uuid", planned, it -> it.link().id().value()),
        of(connection, "text", planned, it -> it.link().tenant().value()),
        of(connection, "uuid", planned, it -> it.link().lead().value()),
        of(connection, "text", planned, it -> it.link().customer().ref()),
        of(connection, "text", planned, it -> it.link().provider().ref()),
        of(connection, "text", planned, it -> it.link().proxyNumber().e164()),
        of(connection, "timestamptz", planned, it -> utc(it.link().openedAt())),
        of(connection, "timestamptz", planned, it -> utc(it.link().expiresAt())),
        of(connection, "timestamptz", planned, it -> dueAt(it.link())),
        of(connection, "uuid", planned, it -> it.link().terms().service()),
        of(connection, "text", planned, Planned::uniqueName),
        of(connection, "text", planned, it -> it.link().terms().mode().code()),
        of(connection, "int4", planned, it -> Math.toIntExact(it.link().terms().ttl().toSeconds())),
        of(connection, "timestamptz", planned, it -> utc(it.link().terms().dateExpiry())));
  }

  /// One of the two people of a link.
  private record Person(UUID link, Side side, End end) {}

  private static List<Array> people(Connection connection, List<Planned> planned)
      throws SQLException {
    var people =
        planned.stream()
            .map(Planned::link)
            .flatMap(link ->
                Stream.of(Side.values())
                    .map(side -> new Person(link.id().value(), side, link.end(side))))
            .toList();
    return List.of(
        of(connection, "uuid", people, Person::link),
        of(connection, "uuid", people, it -> it.end().participant()),
        of(connection, "text", people, it -> it.side().name()),
        of(connection, "text", people, it -> it.end().person().ref()),
        of(connection, "text", people, it -> it.end().number().e164()),
        of(connection, "text", people, it -> it.end().person().channel().name()),
        of(connection, "text", people, it -> it.end().person().sealed()),
        of(connection, "text", people, it -> it.end().person().hint()));
  }

  private static <T> Array of(
      Connection connection, String type, Collection<T> rows, Function<T, @Nullable Object> column)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(column).toArray());
  }

  private static @Nullable OffsetDateTime dueAt(Link link) {
    return link.expiresAt().equals(Terms.NEVER) ? null : utc(link.expiresAt());
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
