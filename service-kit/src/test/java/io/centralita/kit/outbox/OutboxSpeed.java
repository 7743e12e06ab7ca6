package io.centralita.kit.outbox;

import io.centralita.kit.tiny.Tiny;
import io.centralita.testkit.TestStack;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.IntStream;

/// Prints how fast one relay drains an outbox that is full: run it from an editor, or with
/// `-Dexec.mainClass`. The first round warms up.
final class OutboxSpeed {
  private static final int ROUNDS = 4;
  private static final int EVENTS = 200_000;
  private static final int A_TRANSACTION = 1_000;
  private static final int KEYS = 1_000;

  private OutboxSpeed() {}

  public static void main(String[] arguments) {
    Tiny.createTopics();
    try (var parts = new OutboxParts(TestStack.database("speed"), TestStack.bootstrapServers())) {
      for (int round = 0; round < ROUNDS; round++) {
        fill(parts);
        drain(parts);
      }
    }
    System.exit(0);
  }

  private static void fill(OutboxParts parts) {
    for (int from = 0; from < EVENTS; from += A_TRANSACTION) {
      var numbers = IntStream.range(from, from + A_TRANSACTION);
      parts.transaction.executeWithoutResult(
          _ -> numbers.forEach(number -> parts.publish("key-" + number % KEYS, number)));
    }
  }

  private static void drain(OutboxParts parts) {
    var relay = parts.module.drain();
    long start = System.nanoTime();
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    int moved = 0;
    for (int some = relay.drain(); some > 0; some = relay.drain()) {
      moved += some;
    }
    var took = Duration.ofNanos(System.nanoTime() - start);
    var work = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
    System.out.printf(
        "%,d events in %d ms: %,d a second, %.1f µs of the relay's thread each%n",
        moved, took.toMillis(), moved * 1000L / took.toMillis(), work / 1e3 / moved);
  }
}
