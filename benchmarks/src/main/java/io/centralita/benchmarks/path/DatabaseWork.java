package io.centralita.benchmarks.path;

import io.centralita.stack.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/// What a database has done meanwhile, in its own figures.
final class DatabaseWork implements AutoCloseable {
  private static final String FIGURES =
      """
      SELECT xact_commit, tup_inserted + tup_updated + tup_deleted,
        pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')
      FROM pg_stat_database WHERE datname = current_database()
      """;

  private final Connection connection;
  private Figures before = new Figures(0, 0, 0);
  private Duration busyBefore = Duration.ZERO;

  private record Figures(long commits, long rows, long wal) {}

  DatabaseWork(Database database) throws SQLException {
    connection =
        DriverManager.getConnection(database.url(), database.username(), database.password());
  }

  /// @param busy processor time of the service so far
  void begin(Duration busy) throws SQLException {
    before = now();
    busyBefore = busy;
  }

  String since(Duration busy, Duration time) throws SQLException {
    var after = now();
    double seconds = time.toMillis() / 1e3;
    return String.format(
        Locale.ROOT,
        "%.2f processors of the service, %.0f transactions, %.0f rows written and %.1f MiB of WAL a second",
        busy.minus(busyBefore).toMillis() / 1e3 / seconds,
        (after.commits() - before.commits()) / seconds,
        (after.rows() - before.rows()) / seconds,
        (after.wal() - before.wal()) / seconds / (1 << 20));
  }

  private Figures now() throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(FIGURES)) {
      row.next();
      return new Figures(row.getLong(1), row.getLong(2), row.getLong(3));
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
