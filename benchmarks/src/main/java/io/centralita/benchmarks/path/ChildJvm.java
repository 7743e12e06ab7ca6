package io.centralita.benchmarks.path;

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
import java.util.concurrent.TimeUnit;

/// A JVM of its own on this class path, so that its time and memory can be told from the load
/// program's.
final class ChildJvm implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final String name;
  private final Process process;

  private ChildJvm(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /// @param folder for what it prints
  /// @param options of the JVM, beside those of all
  static ChildJvm start(
      Path folder, String memory, String main, List<String> arguments, String... options)
      throws IOException {
    var name = main.substring(main.lastIndexOf('.') + 1);
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseCompactObjectHeaders", "-Xmx" + memory));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(arguments);
    Files.createDirectories(folder);
    var log = folder.resolve(name + ".log").toFile();
    return new ChildJvm(
        name, new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start());
  }

  /// Waits until the service that listens there says that it is ready. Who does not become so is
  /// ended: nobody else would.
  void awaitReady(URI service) throws IOException, InterruptedException {
    boolean ready = false;
    try {
      lookUntilReady(service);
      ready = true;
    } finally {
      if (!ready) {
        close();
      }
    }
  }

  private void lookUntilReady(URI service) throws IOException, InterruptedException {
    var uri = service.resolve("/actuator/health/readiness");
    var http = HttpClient.newHttpClient();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (!process.isAlive()) {
        throw new IOException(name + " ended with " + process.exitValue());
      }
      try {
        var answer = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
        if (answer.statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // It does not listen yet; the next look is in a moment.
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IOException(service + " was not ready within " + PATIENCE);
  }

  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// Resident memory in MiB; -1 where the system does not say.
  long residentMebibytes() {
    try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(-1);
    } catch (IOException notLinux) {
      return -1;
    }
  }

  /// As when the machine goes.
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    process
        .onExit()
        .orTimeout(20, TimeUnit.SECONDS)
        .handle((_, _) -> process.destroyForcibly())
        .join();
  }
}
