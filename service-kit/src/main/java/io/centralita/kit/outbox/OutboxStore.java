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

  private static final String LOCK_KEYS =
      "SELECT pg_advisory_xact_lock(?, slot) FROM unnest(?::int[]) AS slot";

  private static final String APPEND =
      """
      INSERT INTO outbox (shard, topic, key, event_id, type, at, traceparent, body)
      SELECT * FROM unnest(
        ?::smallint[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::timestamptz[], ?::text[], ?::bytea[])
      """;

  /// Ordered, so that the planner takes the index even while it believes the table to be empty.
  private static final String SHARDS_WITH_ROWS =
      """
      SELECT every.shard FROM generate_series(0, ? - 1) AS every (shard)
        CROSS JOIN LATERAL (SELECT FROM outbox WHERE outbox.shard = every.shard ORDER BY id LIMIT 1) AS oldest
      """;

  /// The transaction need not wait for the disk: should the machine lose power before the deletion
  /// is on it, the rows go out once more with the same ids.
  private static final String LOCK_SHARDS =
      """
      SELECT wanted.shard, set_config('synchronous_commit', 'off', true) FROM unnest(?::int[]) AS wanted (shard)
      WHERE pg_try_advisory_xact_lock(?, wanted.shard)
      """;

  /// The oldest of each shard. Nobody moves a row, so its place identifies it.
  private static final String TAKE =
      """
      DELETE FROM outbox WHERE ctid = ANY (ARRAY(
        SELECT oldest.place FROM unnest(?::smallint[]) AS mine (shard)
          CROSS JOIN LATERAL (SELECT ctid AS place FROM outbox WHERE outbox.shard = mine.shard ORDER BY id LIMIT ?) AS oldest))
      RETURNING id, topic, key, event_id, type, at, traceparent, body
      """;

  private final JdbcTemplate jdbc;

  OutboxStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /// Writers of a key wait for each other until the one before has committed: so the order of ids
  /// is the order of commits. The locks are taken sorted and last of all, so nobody waits in a
  /// circle.
  void append(List<OutboxRow> rows) {
    jdbc.execute((Connection connection) -> {
      lock(connection, rows);
      insert(connection, rows);
      return null;
    });
  }

  private static void lock(Connection connection, List<OutboxRow> rows) throws SQLException {
    try (var statement = connection.prepareStatement(LOCK_KEYS)) {
      statement.setInt(1, WRITE_LOCKS);
      var slots = rows.stream().map(row -> row.key().hashCode() & 0xFF).distinct().sorted();
      statement.setArray(2, connection.createArrayOf("int4", slots.toArray()));
      statement.execute();
    }
  }

  private static void insert(Connection connection, List<OutboxRow> rows) throws SQLException {
    try (var statement = connection.prepareStatement(APPEND)) {
      array(statement, 1, "int2", rows, row -> (short) OutboxRow.shardOf(row.key()));
      array(statement, 2, "text", rows, OutboxRow::topic);
      array(statement, 3, "text", rows, OutboxRow::key);
      array(statement, 4, "uuid", rows, OutboxRow::eventId);
      array(statement, 5, "text", rows, OutboxRow::type);
      array(statement, 6, "timestamptz", rows, row -> utc(row.at()));
      array(statement, 7, "text", rows, OutboxRow::traceparent);
      // The driver takes an array of byte arrays as nothing else.
      var bodies = rows.stream().map(OutboxRow::body).toArray(byte[][]::new);
      statement.setArray(8, connection.createArrayOf("bytea", bodies));
      statement.executeUpdate();
    }
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

  List<Integer> shardsWithRows() {
    return jdbc.query(SHARDS_WITH_ROWS, (row, _) -> row.getInt(1), OutboxRow.SHARDS);
  }

  /// Those of the shards that this transaction is now the only one to drain.
  List<Integer> lockShards(Collection<Integer> shards) {
    return jdbc.query(
        LOCK_SHARDS, (row, _) -> row.getInt(1), shards.toArray(Integer[]::new), DRAIN_LOCKS);
  }

  /// Takes the oldest rows out; they are gone when the transaction commits.
  ///
  /// @param limit of each shard
  List<OutboxRow> take(Collection<Integer> shards, int limit) {
    var rows =
        new ArrayList<>(
            jdbc.query(TAKE, (row, _) -> read(row), shards.toArray(Integer[]::new), limit));
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
