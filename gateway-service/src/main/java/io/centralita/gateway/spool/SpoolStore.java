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
import java.util.concurrent.atomic.AtomicLong;
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

  /// SQLite's numbers for a file that is not as it was written; extended ones have more above.
  private static final int CORRUPT = 11;

  private static final int NOT_A_DATABASE = 26;
  private static final int PRIMARY = 0xff;

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
      throw broken(unusable);
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
            throw SpoolBroken.damaged("its structure is damaged");
          }
        });
  }

  private static final String ADD =
      """
      INSERT INTO waiting (number, topic, key, headers, value, bytes, since)
      VALUES (?, ?, ?, ?, ?, ?, ?)\
      """;

  void add(long number, ProducerRecord<String, byte[]> record, Instant now) {
    update(
        ADD,
        insert -> {
          insert.setLong(1, number);
          insert.setString(2, record.topic());
          insert.setString(3, record.key());
          insert.setBytes(4, Headers.toBytes(record.headers()));
          insert.setBytes(5, record.value());
          insert.setLong(6, Waiting.bytes(record));
          insert.setLong(7, now.toEpochMilli());
          insert.executeUpdate();
        });
  }

  private static final String HIGHEST = "SELECT coalesce(max(number), 0) FROM waiting";

  long highest() {
    var highest = new AtomicLong();
    query(HIGHEST, _ -> {}, row -> highest.set(row.getLong(1)));
    return highest.get();
  }

  private static final String REMOVE = "DELETE FROM waiting WHERE number = ?";

  /// What Kafka will never take stays, out of the way.
  void remove(Leaving.Gone gone) {
    if (!gone.isDelivered()) {
      setAside(gone);
    }
    update(
        REMOVE,
        delete -> {
          delete.setLong(1, gone.number());
          delete.executeUpdate();
        });
  }

  private static final String SET_ASIDE =
      """
      INSERT INTO set_aside (topic, key, headers, value, since, reason)
      SELECT topic, key, headers, value, since, ? FROM waiting WHERE number = ?\
      """;

  private void setAside(Leaving.Gone gone) {
    update(
        SET_ASIDE,
        copy -> {
          copy.setString(1, gone.reason());
          copy.setLong(2, gone.number());
          copy.executeUpdate();
        });
  }

  private static final String AFTER =
      """
      SELECT number, topic, key, headers, value, since FROM waiting
      WHERE number > ? ORDER BY number LIMIT ?\
      """;

  /// The oldest whose number is higher.
  List<Waiting> after(long number, int limit) {
    var found = new ArrayList<Waiting>();
    query(
        AFTER,
        select -> {
          select.setLong(1, number);
          select.setInt(2, limit);
        },
        row -> found.add(waiting(row)));
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

  void execute(String sql) {
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

  private static SpoolBroken broken(SQLException failed) {
    int code = failed.getErrorCode() & PRIMARY;
    return new SpoolBroken(failed, code == CORRUPT || code == NOT_A_DATABASE);
  }

  private void attempt(Work<Connection> work) {
    try {
      work.with(connection);
    } catch (SQLException failed) {
      throw broken(failed);
    }
  }

  @Override
  public void close() {
    attempt(Connection::close);
  }
}
