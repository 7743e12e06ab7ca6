package io.centralita.stack;

import java.sql.Connection;
import java.sql.SQLException;

/// Makes one database and one role a service. The role owns its database and is refused at the door
/// of every other.
public final class DatabaseOwners {
  private final Connection connection;

  /// @param connection as a role that may make others
  public DatabaseOwners(Connection connection) {
    this.connection = connection;
  }

  /// @param name a plain lower-case name, of the database and of its role
  /// @param password hexadecimal
  public void ensure(String name, String password) throws SQLException {
    try (var statement = connection.createStatement()) {
      if (!exists("SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
        statement.execute("CREATE ROLE \"%s\"".formatted(name));
      }
      statement.execute("ALTER ROLE \"%s\" LOGIN PASSWORD '%s'".formatted(name, password));
      if (!exists("SELECT 1 FROM pg_database WHERE datname = ?", name)) {
        statement.execute("CREATE DATABASE \"%s\" OWNER \"%s\"".formatted(name, name));
      }
      statement.execute("REVOKE CONNECT ON DATABASE \"%s\" FROM PUBLIC".formatted(name));
      statement.execute("REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC");
    }
  }

  private boolean exists(String query, String name) throws SQLException {
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      return statement.executeQuery().next();
    }
  }
}
