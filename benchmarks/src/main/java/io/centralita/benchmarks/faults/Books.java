package io.centralita.benchmarks.faults;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// A service's database, for looking at.
record Books(String url, String user, String password) {

  /// @param query for one number
  long count(String query) throws SQLException {
    try (var connection = DriverManager.getConnection(url, user, password);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /// @param query for a text and a number a row
  Map<String, Integer> counts(String query) throws SQLException {
    try (var connection = DriverManager.getConnection(url, user, password);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var counts = new HashMap<String, Integer>();
      while (rows.next()) {
        counts.put(rows.getString(1), rows.getInt(2));
      }
      return counts;
    }
  }
}
