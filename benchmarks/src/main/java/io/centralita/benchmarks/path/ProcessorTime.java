package io.centralita.benchmarks.path;

import java.time.Duration;
import java.util.Locale;

/// What this program and a database server have had of the processors.
///
/// @param program with all that runs inside it: services, clients, Kafka
record ProcessorTime(Duration program, Duration database) {

  /// @param server the database's first process; the others are its children
  static ProcessorTime now(long server) {
    var database =
        ProcessHandle.of(server).stream()
            .flatMap(ProcessHandle::descendants)
            .map(ProcessorTime::of)
            .reduce(Duration.ZERO, Duration::plus);
    return new ProcessorTime(of(ProcessHandle.current()), database);
  }

  private static Duration of(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// Since an earlier time, for each thousand of what was done.
  String forEachThousand(ProcessorTime earlier, long done) {
    return String.format(
        Locale.ROOT,
        "%.2f s of the services with their clients and Kafka, %.2f s of PostgreSQL",
        program.minus(earlier.program).toMillis() / (double) done,
        database.minus(earlier.database).toMillis() / (double) done);
  }
}
