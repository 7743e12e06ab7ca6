package io.centralita.fleet.law;

import static org.awaitility.Awaitility.await;

import io.centralita.stack.StackMain;
import io.centralita.testkit.ProcessEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Kafka or PostgreSQL as a process of its own, which can be killed and started again on the same
/// data and port.
final class StackProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<String> arguments;
  private final Path output;
  private Process process;

  private StackProcess(Path folder, List<String> arguments) {
    this.arguments = arguments;
    this.output = folder.resolve("output-" + arguments.get(1) + ".log");
    this.process = launch();
  }

  /// @param arguments of [StackMain], beginning with `--only` and what
  static StackProcess start(Path folder, String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", folder.toString()));
    return new StackProcess(folder, all);
  }

  private Process launch() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", classPath()));
    command.add(StackMain.class.getName());
    command.addAll(arguments);
    try {
      Files.deleteIfExists(output);
      var started =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      await(String.join(" ", arguments))
          .atMost(PATIENCE)
          .until(() -> !started.isAlive() || lines().contains("all ready"));
      if (!started.isAlive()) {
        throw new IllegalStateException(String.join("\n", lines()));
      }
      return started;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /// The words of the first line that begins so.
  String[] line(String beginning) {
    return lines().stream()
        .filter(line -> line.startsWith(beginning))
        .findFirst()
        .orElseThrow()
        .split(" ");
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(output);
    } catch (IOException notYet) {
      return List.of();
    }
  }

  /// `kill -9`, to what it has started as well.
  void kill() {
    var started = process.descendants().toList();
    ProcessEnd.kill(process);
    started.forEach(ProcessHandle::destroyForcibly);
    lines().stream()
        .filter(line -> line.startsWith("postgres ready"))
        .map(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .forEach(ProcessHandle::destroyForcibly);
  }

  void startAgain() {
    process = launch();
  }

  @Override
  public void close() {
    kill();
  }
}
