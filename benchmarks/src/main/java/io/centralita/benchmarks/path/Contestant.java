package io.centralita.benchmarks.path;

import java.time.Duration;
import java.util.function.Supplier;

/// Somebody who takes webhooks on a port of this machine.
record Contestant(String name, int port, Supplier<Duration> processorTime, Runnable end)
    implements AutoCloseable {
  @Override
  public void close() {
    end.run();
  }
}
