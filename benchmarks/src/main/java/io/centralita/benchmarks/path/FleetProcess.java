package io.centralita.benchmarks.path;

import io.centralita.stack.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// The local fleet as a process of its own. PostgreSQL's processes are beside it.
final class FleetProcess implements AutoCloseable {

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

  private static final String SUPERUSER = "postgres";

  /// As `./centralita run` has it.
  private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

  private final Path data;
  private final ChildJvm jvm;
  private final Duration startUp;

  private FleetProcess(Path data, ChildJvm jvm, Duration startUp) {
    this.data = data;
    this.jvm = jvm;
    this.startUp = startUp;
  }

  /// Starts on the folder and waits until every member says that it is ready.
  static FleetProcess start(Path data) throws IOException, InterruptedException {
    var arguments = new ArrayList<>(List.of("run", "--data", data.toString()));
    PORTS.forEach(
        (name, port) -> arguments.addAll(List.of("--" + name + "-port", port.toString())));
    long begun = System.nanoTime();
    var jvm =
        ChildJvm.start(data, "2g", "io.centralita.fleet.FleetMain", arguments, QUICK_COMPILER);
    for (var name : List.of("routing", "matching", "proxy", "provisioning", "audit", "gateway")) {
      jvm.awaitReady(url(name));
    }
    return new FleetProcess(data, jvm, Duration.ofNanos(System.nanoTime() - begun));
  }

  static URI url(String member) {
    return URI.create("http://localhost:" + PORTS.get(member));
  }

  static String brokers() {
    return "localhost:" + PORTS.get("kafka");
  }

  /// One in the fleet's PostgreSQL that is no service's.
  Database spareDatabase() throws IOException {
    var passwords = new Properties();
    try (var file = Files.newBufferedReader(data.resolve("postgres/passwords.properties"))) {
      passwords.load(file);
    }
    return new Database(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(PORTS.get("postgres"), SUPERUSER),
        SUPERUSER,
        passwords.getProperty(SUPERUSER));
  }

  Duration startUp() {
    return startUp;
  }

  Duration processorTime() {
    return jvm.processorTime();
  }

  long residentMebibytes() {
    return jvm.residentMebibytes();
  }

  @Override
  public void close() {
    jvm.close();
  }
}
