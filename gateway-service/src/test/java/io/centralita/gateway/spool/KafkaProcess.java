package io.centralita.gateway.spool;

import static org.awaitility.Awaitility.await;

import io.centralita.stack.StackMain;
import io.centralita.testkit.ProcessEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A Kafka as a process of its own, which can be killed, halted, and started again on the same data
/// and port.
final class KafkaProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private final Path output;
  private final int port = freePort();
  private Process process;

  private KafkaProcess(Path folder) {
    this.folder = folder;
    this.output = folder.resolve("kafka.log");
    this.process = launch();
  }

  static KafkaProcess start(Path folder) {
    return new KafkaProcess(folder);
  }

  String brokers() {
    return "127.0.0.1:" + port;
  }

  private Process launch() {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var command = new ArrayList<String>();
    command.addAll(
        List.of(java, "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath));
    command.addAll(List.of(StackMain.class.getName(), "--only", "kafka"));
    command.addAll(List.of("--data", folder.toString(), "--kafka-port", "" + port));
    try {
      Files.deleteIfExists(output);
      var started =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      await("Kafka")
          .atMost(PATIENCE)
          .until(() -> !started.isAlive() || said().contains("all ready"));
      if (!started.isAlive()) {
        throw new IllegalStateException(said());
      }
      return started;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private String said() throws IOException {
    return Files.exists(output) ? Files.readString(output) : "";
  }

  void kill() {
    ProcessEnd.kill(process);
  }

  void startAgain() {
    process = launch();
  }

  /// It keeps its connections and answers nothing.
  void halt() {
    signal("-STOP");
  }

  void goOn() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      ProcessEnd.await(new ProcessBuilder("kill", signal, "" + process.pid()).inheritIO().start());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
