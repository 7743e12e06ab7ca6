package io.centralita.testkit;

import io.centralita.stack.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/// A service as a process of its own, from its executable jar, as somebody runs it who has Kafka
/// and PostgreSQL already. It keeps its port and its name when it is started again, and writes what
/// it says to a file.
///
/// ```java
/// var environment = StandaloneService.environment(TestStack.database("matching"));
/// environment.put("ADDRESS_KEYS", keys.toString());
/// try (var service = StandaloneService.start(StandaloneService.jarOf(Path.of(".")), environment)) {
///   service.kill();
///   service.startAgain();
/// }
/// ```
public final class StandaloneService implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int LAST_LINES = 30;
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path jar;
  private final Map<String, String> environment;
  private final int port;
  private final Path log;
  private Process process;

  private StandaloneService(Path jar, Map<String, String> environment, int port) {
    this.jar = jar;
    this.environment = new TreeMap<>(environment);
    this.port = port;
    this.environment.put("SERVER_PORT", Integer.toString(port));
    this.environment.putIfAbsent("INSTANCE_ID", "1");
    this.log = logFile(jar);
    this.process = launch();
  }

  /// The executable jar that the build of a module has left in its `target` folder.
  public static Path jarOf(Path module) {
    try (var jars = Files.newDirectoryStream(module.resolve("target"), "*-exec.jar")) {
      return jars.iterator().next();
    } catch (IOException | java.util.NoSuchElementException missing) {
      throw new IllegalStateException(
          "No executable jar in " + module.resolve("target") + ": package the module first",
          missing);
    }
  }

  /// The same service as our images have it, its libraries beside it in a folder: it starts in two
  /// thirds of the processor time, which pays for those who start it again and again.
  public static Path unpacked(Path jar) {
    var folder = Path.of("target", "standalone", jar.getFileName().toString().replace(".jar", ""));
    run(
        JAVA,
        "-XX:TieredStopAtLevel=1",
        "-Djarmode=tools",
        "-jar",
        jar.toAbsolutePath().toString(),
        "extract",
        "--force",
        "--destination",
        folder.toString());
    return folder.resolve(jar.getFileName());
  }

  /// What every service is told; add what this one needs besides.
  public static Map<String, String> environment() {
    var environment = new TreeMap<String, String>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", TestStack.bootstrapServers());
    return environment;
  }

  /// What a service with a database is told.
  public static Map<String, String> environment(Database database) {
    var environment = environment();
    environment.put("DATABASE_URL", database.url());
    environment.put("DATABASE_USERNAME", database.username());
    environment.put("DATABASE_PASSWORD", database.password());
    return environment;
  }

  /// Returns when the service says that it is healthy.
  ///
  /// @throws IllegalStateException with its last lines when it ends before, or takes too long
  public static StandaloneService start(Path jar, Map<String, String> environment) {
    return start(jar, environment, freePort());
  }

  /// The same on a port that others have been told already.
  public static StandaloneService start(Path jar, Map<String, String> environment, int port) {
    var service = launch(jar, environment, port);
    try {
      service.awaitHealthy();
    } catch (IllegalStateException ended) {
      service.close();
      throw ended;
    }
    return service;
  }

  /// The same without waiting.
  public static StandaloneService launch(Path jar, Map<String, String> environment, int port) {
    return new StandaloneService(jar, environment, port);
  }

  /// After [#kill()] or [#stop()]; returns when the service is healthy again.
  public void startAgain() {
    launchAgain();
    awaitHealthy();
  }

  /// The same without waiting.
  public void launchAgain() {
    if (process.isAlive()) {
      throw new IllegalStateException(jar + " is still running");
    }
    process = launch();
  }

  public void awaitHealthy() {
    try {
      Awaitility.await(jar.getFileName() + " is healthy")
          .atMost(PATIENCE)
          .until(() -> !process.isAlive() || isHealthy());
    } catch (org.awaitility.core.ConditionTimeoutException late) {
      throw new IllegalStateException(jar.getFileName() + " is not healthy yet:\n" + end(), late);
    }
    if (!process.isAlive()) {
      throw new IllegalStateException(jar.getFileName() + " has ended:\n" + end());
    }
  }

  public boolean isHealthy() {
    var request = HttpRequest.newBuilder(url("/actuator/health")).timeout(Duration.ofSeconds(5));
    try {
      return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// The end that no process can prepare for: `kill -9`.
  public void kill() {
    ProcessEnd.kill(process);
  }

  /// The end that a process is asked for: it finishes what it does.
  public void stop() {
    process.destroy();
    ProcessEnd.await(process);
  }

  public long pid() {
    return process.pid();
  }

  /// @param path begins with a slash
  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /// Everything that it has said since it was first started.
  public String log() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    kill();
  }

  private Process launch() {
    var command = new ArrayList<String>();
    command.add(JAVA);
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-Duser.timezone=UTC", "-jar", jar.toAbsolutePath().toString()));
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void run(String... command) {
    try {
      var run = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (ProcessEnd.await(run) != 0) {
        throw new IllegalStateException(String.join(" ", command) + "\n" + said);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private String end() {
    var lines = log().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  private static Path logFile(Path jar) {
    try {
      var folder = Files.createDirectories(Path.of("target", "standalone"));
      return Files.createTempFile(folder, jar.getFileName() + "-", ".log");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
