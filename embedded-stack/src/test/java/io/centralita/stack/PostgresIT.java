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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresIT {
  @TempDir static Path shared;
  private static Postgres running;

  @TempDir Path folder;

  @BeforeAll
  static void startOne() {
    running = Postgres.start(shared, Port.ephemeral(), Durability.PROCESS_CRASH);
  }

  @AfterAll
  static void stopIt() {
    running.close();
  }

  @Test
  void eighteenIsTheVersion() throws SQLException {
    try (var connection = connect(running.database("routing"))) {
      assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
    }
  }

  @Test
  void aRoleEntersItsOwnDatabaseOnly() {
    var routing = running.database("routing");
    var matching = running.database("matching");

    var strangers = new Database(matching.url(), routing.username(), routing.password());
    assertThatThrownBy(() -> connect(strangers)).hasMessageContaining("permission denied");
    var administrative =
        new Database(
            routing.url().replace("/routing", "/postgres"), routing.username(), routing.password());
    assertThatThrownBy(() -> connect(administrative)).hasMessageContaining("permission denied");
    var wrongPassword = new Database(routing.url(), routing.username(), matching.password());
    assertThatThrownBy(() -> connect(wrongPassword))
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void passwordsAreForTheOwnersEyes() throws IOException {
    running.database("routing");

    var permissions = Files.getPosixFilePermissions(shared.resolve("passwords.properties"));
    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    assertThat(shared.resolve("superuser")).doesNotExist();
  }

  @Test
  void aTakenPortIsNamedWithTheSettingThatChangesIt() {
    var port = new Port(running.port(), "--postgres-port");

    assertThatThrownBy(() -> Postgres.start(folder, port))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining(Integer.toString(running.port()))
        .hasMessageContaining("--postgres-port")
        .extracting(failure -> ((StackFailure) failure).sentence(Locale.of("es")))
        .asString()
        .contains("está ocupado por otro programa");
  }

  @Test
  void twoServersNeverShareAFolder() {
    assertThatThrownBy(() -> Postgres.start(shared, Port.ephemeral()))
        .hasMessageContaining("Another Centralita is running on");
  }

  /// One folder: stopped, killed, and damaged in the end.
  @Test
  void carriesOnWithItsDataAndPasswordsHoweverItEnded() throws IOException, SQLException {
    Database before;
    try (var postgres = start()) {
      before = postgres.database("routing");
      write(before, 1);
    }

    try (var postgres = start()) {
      var after = postgres.database("routing");
      assertThat(after.password()).isEqualTo(before.password());
      assertThat(rows(after)).isEqualTo(1);
      write(after, 2);
      kill(postgres);
    }

    try (var postgres = start()) {
      assertThat(rows(postgres.database("routing"))).isEqualTo(2);
    }
    damagedDataIsReportedInTheServersOwnWords();
  }

  private void damagedDataIsReportedInTheServersOwnWords() throws IOException {
    Files.delete(folder.resolve("cluster/global/pg_control"));

    assertThatThrownBy(this::start)
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("pg_control")
        .hasMessageContaining("--fresh");
  }

  @Test
  void anInterruptedLayoutAsksForAFreshStart() throws IOException {
    Files.createDirectories(folder.resolve("cluster"));

    assertThatThrownBy(this::start)
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("is incomplete")
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

  private static void write(Database database, int row) throws SQLException {
    try (var connection = connect(database);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS kept (id int PRIMARY KEY)");
      statement.execute("INSERT INTO kept VALUES (" + row + ")");
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
