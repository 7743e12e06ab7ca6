package io.centralita.benchmarks.path;

import io.centralita.benchmarks.path.ClosedLoop.Outcome;
import io.centralita.stack.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/// The least that anything kept in a database costs: one row a transaction, over JDBC, and by
/// pgbench where the machine has one (the embedded PostgreSQL comes without).
final class BareInserts implements AutoCloseable {
  private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

  private final Path folder;
  private final Database database;
  private final List<Connection> connections = new ArrayList<>();

  BareInserts(Path folder, Database database, int clients) throws SQLException {
    this.folder = folder;
    this.database = database;
    for (int i = 0; i < clients; i++) {
      connections.add(connection(database));
    }
    try (var statement = connections.getFirst().createStatement()) {
      statement.execute("CREATE TABLE bare (id uuid PRIMARY KEY, person text, at timestamptz)");
    }
  }

  static Connection connection(Database database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.username(), database.password());
  }

  Outcome overJdbc(Duration measured) throws Exception {
    return ClosedLoop.run(
        connections.size(),
        measured,
        number -> {
          var insert =
              connections.get(number).prepareStatement("INSERT INTO bare VALUES (?, ?, now())");
          return _ -> {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, "somebody");
            insert.executeUpdate();
          };
        });
  }

  /// The same insert by the measuring program of PostgreSQL itself.
  String byPgbench(Duration measured) throws Exception {
    var script = folder.resolve("insert.sql");
    Files.writeString(script, "INSERT INTO bare VALUES (gen_random_uuid(), 'somebody', now());");
    Process process;
    try {
      process = pgbench(script, measured).start();
    } catch (IOException _) {
      return "no pgbench on this machine";
    }
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var tps = TPS.matcher(said);
    return tps.find()
        ? String.format(Locale.ROOT, "%,.0f/s by pgbench", Double.parseDouble(tps.group(1)))
        : "pgbench could not: " + said.strip();
  }

  private ProcessBuilder pgbench(Path script, Duration measured) {
    var url = URI.create(database.url().substring("jdbc:".length()));
    var command = new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared", "-j", "2"));
    command.addAll(List.of("-c", "" + connections.size(), "-T", "" + measured.toSeconds()));
    command.addAll(List.of("-f", script.toString(), "-h", url.getHost(), "-p", "" + url.getPort()));
    command.addAll(List.of("-U", database.username(), url.getPath().substring(1)));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", database.password());
    return builder;
  }

  @Override
  public void close() throws SQLException {
    for (var connection : connections) {
      connection.close();
    }
  }
}
