package io.centralita.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The stack as a process of its own, ended in every way there is.
class StackMainIT {
  private static final String ALL_READY = "all ready";

  @TempDir Path data;

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void leaveNothingRunning() {
    started.forEach(Process::destroyForcibly);
    Postgres.endOrphan(data.resolve("postgres"));
  }

  /// One folder through three lives: a second process beside the first, a kill, an orderly end.
  @Test
  void whateverEndsAProcessTheNextOneGoesOn() throws Exception {
    var first = new Running(start());
    var orphan = ProcessHandle.of(first.postgresPid()).orElseThrow();
    try (var connection = first.connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept AS SELECT 1 AS id");
    }
    first.createTopic("kept.v1");

    aSecondOneIsToldInOneSentenceAndAnExitCode();
    assertThat(first.process().isAlive()).isTrue();

    first.process().destroyForcibly().waitFor();
    assertThat(orphan.isAlive()).isTrue();
    var begun = System.nanoTime();
    var second = new Running(start());
    System.out.printf(
        "after kill -9 the stack serves again in %d ms%n",
        Duration.ofNanos(System.nanoTime() - begun).toMillis());
    assertThat(orphan.isAlive()).isFalse();
    assertThat(second.topics()).contains("kept.v1");
    try (var connection = second.connect();
        var rows = connection.createStatement().executeQuery("SELECT id FROM kept")) {
      assertThat(rows.next()).isTrue();
    }

    aTerminatedProcessTakesItsPostgresWithIt(second);
  }

  private void aSecondOneIsToldInOneSentenceAndAnExitCode() throws Exception {
    var second = launch("--only", "postgres", "--postgres-port", "0");

    var said = new String(second.getErrorStream().readAllBytes(), UTF_8);

    assertThat(second.waitFor()).isEqualTo(1);
    assertThat(said.lines().filter(line -> line.contains("Another Centralita is running on")))
        .hasSize(1);
    assertThat(said).doesNotContain("\tat ");
  }

  private static void aTerminatedProcessTakesItsPostgresWithIt(Running running) throws Exception {
    var postgres = ProcessHandle.of(running.postgresPid()).orElseThrow();

    running.process().destroy();

    assertThat(running.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(postgres.isAlive()).isFalse();
  }

  private Process start() throws IOException {
    return launch("--kafka-port", "0", "--postgres-port", "0", "--databases", "routing");
  }

  private Process launch(String... arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=en",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                StackMain.class.getName(),
                "--data",
                data.toString()));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).start();
    started.add(process);
    return process;
  }

  /// A started process and what it said about itself.
  private record Running(Process process, List<String> said) {
    Running(Process process) throws IOException {
      this(process, readUntilReady(process));
    }

    long postgresPid() {
      return Long.parseLong(word("postgres ready", 4));
    }

    Connection connect() throws SQLException {
      return DriverManager.getConnection(
          word("database routing", 2), word("database routing", 3), word("database routing", 4));
    }

    void createTopic(String name) throws Exception {
      try (var admin = admin()) {
        var topic = new NewTopic(name, Optional.of(1), Optional.empty());
        admin.createTopics(List.of(topic)).all().get();
      }
    }

    Set<String> topics() throws Exception {
      try (var admin = admin()) {
        return admin.listTopics().names().get();
      }
    }

    private Admin admin() {
      return Admin.create(Map.of("bootstrap.servers", word("kafka ready", 2)));
    }

    private String word(String beginning, int index) {
      return said.stream()
          .filter(line -> line.startsWith(beginning))
          .map(line -> line.split(" ", -1)[index])
          .findFirst()
          .orElseThrow();
    }

    private static List<String> readUntilReady(Process process) throws IOException {
      var lines = new ArrayList<String>();
      var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
      for (var line = reader.readLine();
          line != null && !line.equals(ALL_READY);
          line = reader.readLine()) {
        lines.add(line);
      }
      return lines;
    }
  }
}
