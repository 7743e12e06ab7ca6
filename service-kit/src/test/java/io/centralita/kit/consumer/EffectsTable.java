package io.centralita.kit.consumer;

import io.centralita.stack.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// The tiny service's effects as somebody sees them from outside, whether the service runs or not.
final class EffectsTable implements AutoCloseable {
  private final Connection connection;

  EffectsTable(Database database) {
    try {
      connection =
          DriverManager.getConnection(database.url(), database.username(), database.password());
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /// 0 while there is no table yet.
  int count() {
    try (var statement = connection.createStatement();
        var there = statement.executeQuery("SELECT to_regclass('effects') IS NOT NULL")) {
      there.next();
      if (!there.getBoolean(1)) {
        return 0;
      }
      try (var rows = statement.executeQuery("SELECT count(*) FROM effects")) {
        rows.next();
        return rows.getInt(1);
      }
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
