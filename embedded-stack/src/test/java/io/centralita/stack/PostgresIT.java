package io.centralita.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresIT {
  @TempDir Path folder;

  @Test
  void carriesOnWithItsDataAndPasswordsAtTheNextStart() throws SQLException {
    Database before;
    try (var postgres = start()) {
      before = postgres.database("routing");
      write(before);
    }

    try (var postgres = start()) {
      var after = postgres.database("routing");

      assertThat(after.password()).isEqualTo(before.password());
      assertThat(rows(after)).isEqualTo(1);
    }
  }

  @Test
  void eighteenIsTheVersion() throws SQLException {
    try (var postgres = start();
        var connection = connect(postgres.database("routing"))) {

      assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
    }
  }

  @Test
  void aRoleEntersItsOwnDatabaseOnly() {
    try (var postgres = start()) {
      var routing = postgres.database("routing");
      var matching = postgres.database("matching");

      var strangers = new Database(matching.url(), routing.username(), routing.password());
      assertThatThrownBy(() -> connect(strangers)).hasMessageContaining("permission denied");
      var administrative =
          new Database(
              routing.url().replace("/routing", "/postgres"),
              routing.username(),
              routing.password());
      assertThatThrownBy(() -> connect(administrative)).hasMessageContaining("permission denied");
      var wrongPassword = new Database(routing.url(), routing.username(), matching.password());
      assertThatThrownBy(() -> connect(wrongPassword))
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void passwordsAreForTheOwnersEyes() throws IOException {
    try (var postgres = start()) {
      postgres.database("routing");

      var permissions = Files.getPosixFilePermissions(folder.resolve("passwords.properties"));
      assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
      assertThat(folder.resolve("superuser")).doesNotExist();
    }
  }

  @Test
  void committedRowsSurviveAKilledServer() throws SQLException {
    try (var postgres = start()) {
      write(postgres.database("routing"));
      kill(postgres);
    }

    try (var postgres = start()) {
      assertThat(rows(postgres.database("routing"))).isEqualTo(1);
    }
  }

  @Test
  void aTakenPortIsNamedWithTheSettingThatChangesIt() {
    try (var postgres = start()) {
      var port = new Port(postgres.port(), "--postgres-port");

      assertThatThrownBy(() -> Postgres.start(folder.resolve("second"), port))
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining(Integer.toString(postgres.port()))
          .hasMessageContaining("--postgres-port")
          .extracting(failure -> ((StackFailure) failure).sentence(Locale.of("es")))
          .asString()
          .contains("está ocupado por otro programa");
    }
  }

  @Test
  void twoServersNeverShareAFolder() {
    try (var _ = start()) {
      assertThatThrownBy(this::start).hasMessageContaining("Another Centralita is running on");
    }
  }

  @Test
  void anInterruptedLayoutAsksForAFreshStart() throws IOException {
    Files.createDirectories(folder.resolve("cluster"));

    assertThatThrownBy(this::start)
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("is incomplete")
        .hasMessageContaining("--fresh");
  }

  @Test
  void damagedDataIsReportedInTheServersOwnWords() throws IOException {
    try (var postgres = start()) {
      assertThat(postgres.pid()).isPositive();
    }
    Files.delete(folder.resolve("cluster/global/pg_control"));

    assertThatThrownBy(this::start)
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("pg_control")
        .hasMessageContaining("--fresh");
  }

  private Postgres start() {
    return Postgres.start(folder, Port.ephemeral(), Durability.PROCESS_CRASH);
  }

  private static void kill(Postgres postgres) {
    var server = ProcessHandle.of(postgres.pid()).orElseThrow();
    server.destroyForcibly();
    server.onExit().join();
  }

  private static void write(Database database) throws SQLException {
    try (var connection = connect(database);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept (id int PRIMARY KEY)");
      statement.execute("INSERT INTO kept VALUES (1)");
    }
  }

  private static int rows(Database database) throws SQLException {
    try (var connection = connect(database);
        var rows = connection.createStatement().executeQuery("SELECT count(*) FROM kept")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static Connection connect(Database database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.username(), database.password());
  }
}
