package io.centralita.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Brokers say hundreds of lines at start; in a test's output only what went wrong is of interest.
final class Quiet {
  static final List<String> LOGGERS =
      List.of(
          "kafka",
          "org.apache.kafka",
          "state.change.logger",
          "org.testcontainers",
          "tc",
          "io.zonky.test");

  private Quiet() {}

  static void now() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      LOGGERS.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
    }
  }
}
