package io.centralita.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// The outbox table.
final class OutboxStore {
  private static final int WRITE_LOCKS = 715_001;
  private static final int DRAIN_LOCKS = 715_002;

  /// Writers of a key wait for each other until the one before has committed: so the order of ids
  /// is the order of commits. Both leave in one go.
  private static final String APPEND =
      """
      SELECT pg_advisory_xact_lock(?, slot) FROM unnest(?::int[]) AS slot;
      INSERT INTO outbox (shard, topic, key, event_id, type, at, traceparent, body)
      SELECT * FROM unnest(
        ?::smallint[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::timestamptz[], ?::text[], ?::bytea[])
      """;

  /// The oldest rows of the shards that this transaction is now the only one to drain. Nobody moves
  /// a row, so its place identifies it; what another instance has taken since this statement began
  /// is gone and passed over. Ordered, so that the planner takes the index even while it believes
  /// the table to be empty.
  ///
  /// The transaction need not wait for the disk: should the machine lose power before the deletion
  /// is on it, the rows go out once more with the same ids.
  private static final String TAKE =
      """
      WITH filled AS MATERIALIZED (
        SELECT wanted.shard FROM unnest(?::smallint[]) AS wanted (shard)
          CROSS JOIN LATERAL (SELECT FROM outbox WHERE outbox.shard = wanted.shard ORDER BY id LIMIT 1) AS oldest
      ), mine AS MATERIALIZED (
        SELECT shard, set_config('synchronous_commit', 'off', true) FROM filled
        WHERE pg_try_advisory_xact_lock(?, shard)
      )
      DELETE FROM outbox WHERE ctid = ANY (ARRAY(
        SELECT oldest.place FROM mine CROSS JOIN LATERAL (
          SELECT ctid AS place FROM outbox WHERE outbox.shard = mine.shard ORDER BY id
          LIMIT ?::int / (SELECT greatest(count(*), 1) FROM mine) + 1) AS oldest))
      RETURNING id, topic, key, event_id, type, at, traceparent, body
      """;

  private final JdbcTemplate jdbc;

  OutboxStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /// The locks are taken sorted and last of all, so nobody waits in a circle.
  void append(List<OutboxRow> rows) {
    jdbc.execute((Connection connection) -> {
      try (var statement = connection.prepareStatement(APPEND)) {
        statement.setInt(1, WRITE_LOCKS);
        var slots = rows.stream().map(row -> row.key().hashCode() & 0xFF).distinct().sorted();
        statement.setArray(2, connection.createArrayOf("int4", slots.toArray()));
        array(statement, 3, "int2", rows, row -> (short) OutboxRow.shardOf(row.key()));
        array(statement, 4, "text", rows, OutboxRow::topic);
        array(statement, 5, "text", rows, OutboxRow::key);
        array(statement, 6, "uuid", rows, OutboxRow::eventId);
        array(statement, 7, "text", rows, OutboxRow::type);
        array(statement, 8, "timestamptz", rows, row -> utc(row.at()));
        array(statement, 9, "text", rows, OutboxRow::traceparent);
        // The driver takes an array of byte arrays as nothing else.
        var bodies = rows.stream().map(OutboxRow::body).toArray(byte[][]::new);
        statement.setArray(10, connection.createArrayOf("bytea", bodies));
        statement.execute();
      }
      return null;
    });
  }

  private static void array(
      PreparedStatement statement,
      int index,
      String type,
      List<OutboxRow> rows,
      Function<OutboxRow, @Nullable Object> column)
      throws SQLException {
    var values = new @Nullable Object[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    statement.setArray(index, statement.getConnection().createArrayOf(type, values));
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  /// Takes the oldest rows out; they are gone when the transaction commits. What another
  /// transaction is draining stays.
  ///
  /// @param limit of all shards together; each gives its share
  List<OutboxRow> take(Collection<Integer> shards, int limit) {
    var wanted = shards.stream().map(Integer::shortValue).toArray(Short[]::new);
    var rows = new ArrayList<>(jdbc.query(TAKE, (row, _) -> read(row), wanted, DRAIN_LOCKS, limit));
    rows.sort(Comparator.comparingLong(OutboxRow::id));
    return rows;
  }

  private static OutboxRow read(ResultSet row) throws SQLException {
    var at = row.getObject("at", OffsetDateTime.class);
    return new OutboxRow(
        row.getLong("id"),
        row.getString("topic"),
        row.getString("key"),
        row.getObject("event_id", UUID.class),
        row.getString("type"),
        at == null ? null : at.toInstant(),
        row.getString("traceparent"),
        row.getBytes("body"));
  }

  long waiting() {
    return Objects.requireNonNull(
        jdbc.queryForObject("SELECT count(*) FROM outbox", Long.class), "count");
  }
}
