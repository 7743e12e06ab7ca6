package io.centralita.benchmarks.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A process of the fleet, on this class path, that can be killed and started again.
final class Victim implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final String name;
  private final List<String> command;
  private final Path log;
  private Process process;

  private Victim(String name, List<String> command, Path log) throws IOException {
    this.name = name;
    this.command = command;
    this.log = log;
    this.process = launch();
  }

  /// @param name of the file in the folder that gets what it says, and of its log below `logs`
  /// @param options of the virtual machine
  static Victim start(
      Path folder, String name, List<String> options, String main, List<String> arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dcentralita.log=" + folder.resolve("logs").resolve(name + ".log")));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), main));
    command.addAll(arguments);
    Files.createDirectories(folder);
    return new Victim(name, command, folder.resolve(name + ".log"));
  }

  /// In a test, the class path of the JVM is a jar that names the rest.
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /// `kill -9`.
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// As somebody stops it who means it.
  void stop() {
    process.destroy();
    process.onExit().join();
  }

  void startAgain() throws IOException {
    if (process.isAlive()) {
      throw new IllegalStateException(name + " is still running");
    }
    process = launch();
  }

  boolean isReady(URI service) throws InterruptedException {
    var uri = service.resolve("/actuator/health/readiness");
    var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  void awaitReady(URI service) throws IOException, InterruptedException {
    await(service + " is ready", () -> isReady(service));
  }

  /// Waits for a line of its log that begins so.
  String awaitLine(String beginning) throws IOException, InterruptedException {
    await(name + " says " + beginning, () -> line(beginning) != null);
    return Objects.requireNonNull(line(beginning));
  }

  private @Nullable String line(String beginning) throws IOException {
    return Files.readAllLines(log).stream()
        .filter(line -> line.startsWith(beginning))
        .reduce((_, last) -> last)
        .orElse(null);
  }

  private interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  private void await(String what, Condition condition) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (!process.isAlive()) {
        throw new IOException(name + " has ended; see " + log);
      }
      if (System.nanoTime() > end) {
        throw new IOException(what + ": not within " + PATIENCE + "; see " + log);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process
        .onExit()
        .orTimeout(15, TimeUnit.SECONDS)
        .handle((_, _) -> process.destroyForcibly())
        .join();
  }
}
