package io.centralita.kit.process;

import io.centralita.testkit.ProcessEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A class of the tests as a process, which can be ended as nothing expects it.
public final class ChildJvm implements AutoCloseable {
  private final Process process;

  private ChildJvm(Process process) {
    this.process = process;
  }

  public static ChildJvm start(Class<?> main, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    try {
      var logs = Files.createDirectories(Path.of("target", "children"));
      var log = Files.createTempFile(logs, main.getSimpleName(), ".log").toFile();
      return new ChildJvm(
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// Lets it run on for that long, and ends it with a signal that it cannot catch.
  public void killAfter(Duration time) {
    try {
      if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("The process has ended by itself: " + process.exitValue());
      }
      close();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    ProcessEnd.kill(process);
  }
}
