package io.centralita.gateway.spool;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The table of waiting events, in one SQLite file. A commit returns when the disk has it. One
/// thread writes; another may read meanwhile, over a connection of its own.
final class SpoolStore implements AutoCloseable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS waiting (
        number INTEGER PRIMARY KEY,    -- lower goes first
        topic TEXT NOT NULL,
        key TEXT NOT NULL,             -- what must stay in order
        headers BLOB NOT NULL,
        value BLOB NOT NULL,
        bytes INTEGER NOT NULL,        -- what it counts for against the limit
        since INTEGER NOT NULL         -- when it came, in milliseconds since 1970
      )\
      """;
  private static final String CREATE_SET_ASIDE =
      """
      CREATE TABLE IF NOT EXISTS set_aside (   -- an event that Kafka will never take as it is
        number INTEGER PRIMARY KEY,
        topic TEXT NOT NULL,
        key TEXT NOT NULL,
        headers BLOB NOT NULL,
        value BLOB NOT NULL,
        since INTEGER NOT NULL,
        reason TEXT NOT NULL
      )\
      """;

  private final Connection connection;

  private SpoolStore(Connection connection) {
    this.connection = connection;
  }

  static SpoolStore open(Path file) throws SQLException {
    var store = new SpoolStore(DriverManager.getConnection("jdbc:sqlite:" + file));
    try {
      store.prepare();
      return store;
    } catch (SQLException unusable) {
      store.close();
      throw unusable;
    }
  }

  /// In a WAL with FULL, each commit is one append and one fsync.
  private void prepare() throws SQLException {
    execute("PRAGMA journal_mode = WAL");
    execute("PRAGMA synchronous = FULL");
    execute("PRAGMA busy_timeout = 5000");
    execute("PRAGMA journal_size_limit = 16777216");
    execute(CREATE);
    execute(CREATE_SET_ASIDE);
    connection.setAutoCommit(false);
  }

  private static final String QUICK_CHECK = "PRAGMA quick_check(1)";

  /// Whether the file still holds what was written to it, as far as its structure tells.
  boolean isSound() throws SQLException {
    try (var check = connection.createStatement();
        var answer = check.executeQuery(QUICK_CHECK)) {
      return answer.next() && answer.getString(1).equals("ok");
    }
  }

  private static final String ADD =
      """
      INSERT INTO waiting (topic, key, headers, value, bytes, since)
      VALUES (?, ?, ?, ?, ?, ?)\
      """;

  void add(Collection<ProducerRecord<String, byte[]>> records, Instant now) throws SQLException {
    try (var insert = connection.prepareStatement(ADD)) {
      for (var record : records) {
        insert.setString(1, record.topic());
        insert.setString(2, record.key());
        insert.setBytes(3, Headers.toBytes(record.headers()));
        insert.setBytes(4, record.value());
        insert.setLong(5, Waiting.bytes(record));
        insert.setLong(6, now.toEpochMilli());
        insert.executeUpdate();
      }
    }
  }

  private static final String REMOVE = "DELETE FROM waiting WHERE number = ?";

  void remove(Collection<Waiting> events) throws SQLException {
    try (var delete = connection.prepareStatement(REMOVE)) {
      for (var event : events) {
        delete.setLong(1, event.number());
        delete.executeUpdate();
      }
    }
  }

  private static final String SET_ASIDE =
      """
      INSERT OR REPLACE INTO set_aside (number, topic, key, headers, value, since, reason)
      SELECT (SELECT coalesce(max(number), 0) + 1 FROM set_aside),
             topic, key, headers, value, since, ?
      FROM waiting WHERE number = ?\
      """;

  void setAside(Waiting event, String reason) throws SQLException {
    try (var copy = connection.prepareStatement(SET_ASIDE)) {
      copy.setString(1, reason);
      copy.setLong(2, event.number());
      copy.executeUpdate();
    }
    remove(List.of(event));
  }

  private static final String OLDEST =
      """
      SELECT number, topic, key, headers, value, since FROM waiting ORDER BY number LIMIT ?\
      """;

  List<Waiting> oldest(int limit) throws SQLException {
    try (var select = connection.prepareStatement(OLDEST)) {
      select.setInt(1, limit);
      var found = new ArrayList<Waiting>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(
              new Waiting(
                  rows.getLong(1),
                  new ProducerRecord<>(
                      rows.getString(2),
                      null,
                      rows.getString(3),
                      rows.getBytes(5),
                      Headers.ofBytes(rows.getBytes(4))),
                  Instant.ofEpochMilli(rows.getLong(6))));
        }
      }
      return found;
    } finally {
      connection.rollback();
    }
  }

  private static final String EACH = "SELECT key, bytes FROM waiting";

  void forEach(BiConsumer<String, Long> keyAndBytes) throws SQLException {
    try (var select = connection.createStatement();
        var rows = select.executeQuery(EACH)) {
      while (rows.next()) {
        keyAndBytes.accept(rows.getString(1), rows.getLong(2));
      }
    } finally {
      connection.rollback();
    }
  }

  /// Returns when the disk has all that was done.
  void commit() throws SQLException {
    connection.commit();
  }

  void rollback() throws SQLException {
    connection.rollback();
  }

  /// Gives the disk back what an outage has filled. Takes no time while nothing waits.
  void shrink() throws SQLException {
    connection.setAutoCommit(true);
    try {
      execute("VACUUM");
      execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } finally {
      connection.setAutoCommit(false);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
