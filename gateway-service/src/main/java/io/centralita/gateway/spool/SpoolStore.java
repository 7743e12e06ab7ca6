package io.centralita.gateway.spool;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The table of waiting events, in one SQLite file. A commit returns when the disk has it. One
/// thread writes; another may read meanwhile, over a connection of its own. What fails does so with
/// [SpoolBroken].
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

  /// As SQLite reports it.
  private static final String FULL = "2";

  private final Connection connection;

  /// Something that a connection or a statement does.
  private interface Work<T> {
    void with(T subject) throws SQLException;
  }

  private SpoolStore(Connection connection) {
    this.connection = connection;
  }

  static SpoolStore open(Path file) {
    try {
      return prepared(new SpoolStore(DriverManager.getConnection("jdbc:sqlite:" + file)));
    } catch (SQLException unusable) {
      throw new SpoolBroken(unusable);
    }
  }

  /// In a WAL with FULL, each commit is one append and one fsync. SQLite says nothing when a file
  /// system lets it have neither, such as one over a network.
  private static SpoolStore prepared(SpoolStore store) {
    try {
      store.execute("PRAGMA busy_timeout = 5000");
      store.execute("PRAGMA journal_mode = WAL");
      store.execute("PRAGMA synchronous = FULL");
      store.require("journal_mode", "wal");
      store.require("synchronous", FULL);
      store.execute("PRAGMA journal_size_limit = 16777216");
      store.execute(CREATE);
      store.execute(CREATE_SET_ASIDE);
      store.attempt(connection -> connection.setAutoCommit(false));
      return store;
    } catch (SpoolBroken unusable) {
      store.close();
      throw unusable;
    }
  }

  private void require(String setting, String wanted) {
    attempt(connection -> {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("PRAGMA " + setting)) {
        if (!row.next() || !row.getString(1).equals(wanted)) {
          throw new SpoolBroken("its file system does not let a commit be durable");
        }
      }
    });
  }

  /// @throws SpoolBroken when the file's structure is not what was written
  void check() {
    query(
        "PRAGMA quick_check(1)",
        _ -> {},
        row -> {
          if (!row.getString(1).equals("ok")) {
            throw new SpoolBroken("its structure is damaged");
          }
        });
  }

  private static final String ADD =
      """
      INSERT INTO waiting (topic, key, headers, value, bytes, since)
      VALUES (?, ?, ?, ?, ?, ?)\
      """;

  void add(ProducerRecord<String, byte[]> record, Instant now) {
    update(
        ADD,
        insert -> {
          insert.setString(1, record.topic());
          insert.setString(2, record.key());
          insert.setBytes(3, Headers.toBytes(record.headers()));
          insert.setBytes(4, record.value());
          insert.setLong(5, Waiting.bytes(record));
          insert.setLong(6, now.toEpochMilli());
          insert.executeUpdate();
        });
  }

  private static final String REMOVE = "DELETE FROM waiting WHERE number = ?";

  void remove(List<Waiting> events) {
    update(
        REMOVE,
        delete -> {
          for (var event : events) {
            delete.setLong(1, event.number());
            delete.executeUpdate();
          }
        });
  }

  private static final String SET_ASIDE =
      """
      INSERT INTO set_aside (topic, key, headers, value, since, reason)
      SELECT topic, key, headers, value, since, ? FROM waiting WHERE number = ?\
      """;

  void setAside(Waiting event, String reason) {
    update(
        SET_ASIDE,
        copy -> {
          copy.setString(1, reason);
          copy.setLong(2, event.number());
          copy.executeUpdate();
        });
    remove(List.of(event));
  }

  private static final String OLDEST =
      """
      SELECT number, topic, key, headers, value, since FROM waiting ORDER BY number LIMIT ?\
      """;

  List<Waiting> oldest(int limit) {
    var found = new ArrayList<Waiting>();
    query(OLDEST, select -> select.setInt(1, limit), row -> found.add(waiting(row)));
    return found;
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    var headers = Headers.ofBytes(row.getBytes(4));
    var record =
        new ProducerRecord<>(row.getString(2), null, row.getString(3), row.getBytes(5), headers);
    return new Waiting(row.getLong(1), record, Instant.ofEpochMilli(row.getLong(6)));
  }

  private static final String EACH = "SELECT key, bytes FROM waiting";

  void forEach(BiConsumer<String, Long> keyAndBytes) {
    query(EACH, _ -> {}, row -> keyAndBytes.accept(row.getString(1), row.getLong(2)));
  }

  /// Returns when the disk has all that was done.
  void commit() {
    attempt(Connection::commit);
  }

  void rollback() {
    attempt(Connection::rollback);
  }

  /// Gives the disk back what an outage has filled. Takes no time while nothing waits.
  void shrink() {
    attempt(connection -> connection.setAutoCommit(true));
    try {
      execute("VACUUM");
      execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } finally {
      attempt(connection -> connection.setAutoCommit(false));
    }
  }

  private void execute(String sql) {
    attempt(connection -> {
      try (var statement = connection.createStatement()) {
        statement.execute(sql);
      }
    });
  }

  private void update(String sql, Work<PreparedStatement> work) {
    attempt(connection -> {
      try (var statement = connection.prepareStatement(sql)) {
        work.with(statement);
      }
    });
  }

  private void query(String sql, Work<PreparedStatement> parameters, Work<ResultSet> eachRow) {
    attempt(connection -> {
      try (var select = connection.prepareStatement(sql)) {
        parameters.with(select);
        try (var rows = select.executeQuery()) {
          while (rows.next()) {
            eachRow.with(rows);
          }
        }
      } finally {
        connection.rollback(); // no reader may hold on to the log
      }
    });
  }

  private void attempt(Work<Connection> work) {
    try {
      work.with(connection);
    } catch (SQLException failed) {
      throw new SpoolBroken(failed);
    }
  }

  @Override
  public void close() {
    attempt(Connection::close);
  }
}
