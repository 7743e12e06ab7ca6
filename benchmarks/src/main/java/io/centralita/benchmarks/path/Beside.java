package io.centralita.benchmarks.path;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// Another program that takes the same webhooks and writes to the same Kafka, started to be
/// measured beside the gateway. Its command says where it is told what: `{port}` to listen on,
/// `{brokers}`, the webhooks' address `{url}` and the `{token}` that signs them.
final class Beside {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private Beside() {}

  /// @param program `name=command`
  static Contestant start(String program, Path folder, String brokers, String url, String token)
      throws IOException, InterruptedException, ExecutionException {
    int equals = program.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException("--beside wants name=command and got " + program);
    }
    var name = program.substring(0, equals);
    int port = freePort();
    var topic = "benchmark." + name;
    Acknowledgements.createTopic(brokers, topic);
    var command =
        program
            .substring(equals + 1)
            .replace("{port}", Integer.toString(port))
            .replace("{brokers}", brokers)
            .replace("{topic}", topic)
            .replace("{url}", url)
            .replace("{token}", token);
    Files.createDirectories(folder);
    var log = folder.resolve(name + ".log").toFile();
    var process =
        new ProcessBuilder("sh", "-c", "exec " + command)
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    try {
      awaitListening(process, port, name, log.toString());
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.destroy();
      throw e;
    }
    return new Contestant(
        name,
        port,
        () -> process.info().totalCpuDuration().orElse(Duration.ZERO),
        process::destroy);
  }

  private static void awaitListening(Process process, int port, String name, String log)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (!process.isAlive()) {
        throw new IOException(name + " ended with " + process.exitValue() + "; see " + log);
      }
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress("localhost", port), 1_000);
        return;
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    throw new IOException(name + " did not listen on " + port + " within " + PATIENCE);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
