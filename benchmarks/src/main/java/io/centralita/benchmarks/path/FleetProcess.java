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
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The local fleet as a process of its own, so that its time and memory can be told from the load
/// program's.
final class FleetProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// Where each member listens, beside the ports of a fleet that somebody works with.
  static final Map<String, Integer> PORTS =
      Map.of(
          "gateway", 28080,
          "routing", 28081,
          "matching", 28082,
          "proxy", 28083,
          "provisioning", 28084,
          "audit", 28085,
          "simulator", 28090,
          "kafka", 29092,
          "postgres", 25432);

  private final Process process;
  private final Duration startUp;

  private FleetProcess(Process process, Duration startUp) {
    this.process = process;
    this.startUp = startUp;
  }

  /// Starts on the folder and waits until every member says that it is ready.
  static FleetProcess start(Path data) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseCompactObjectHeaders", "-Xmx2g"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("io.centralita.fleet.FleetMain", "run", "--data", data.toString()));
    PORTS.forEach((name, port) -> command.addAll(List.of("--" + name + "-port", port.toString())));
    Files.createDirectories(data);
    var log = data.resolve("output.log").toFile();
    long begun = System.nanoTime();
    var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    for (var name : List.of("routing", "matching", "proxy", "provisioning", "audit", "gateway")) {
      awaitReady(process, name);
    }
    return new FleetProcess(process, Duration.ofNanos(System.nanoTime() - begun));
  }

  private static void awaitReady(Process process, String name)
      throws IOException, InterruptedException {
    var uri = url(name).resolve("/actuator/health/readiness");
    var http = HttpClient.newHttpClient();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (!process.isAlive()) {
        throw new IOException("The fleet ended with " + process.exitValue());
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
    throw new IOException(name + " was not ready within " + PATIENCE);
  }

  static URI url(String member) {
    return URI.create("http://localhost:" + PORTS.get(member));
  }

  static String brokers() {
    return "localhost:" + PORTS.get("kafka");
  }

  Duration startUp() {
    return startUp;
  }

  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// Resident memory of the fleet's JVM (PostgreSQL's processes are beside it), in MiB; -1 where
  /// the system does not say.
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
