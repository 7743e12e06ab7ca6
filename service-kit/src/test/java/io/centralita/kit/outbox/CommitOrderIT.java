package io.centralita.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.kit.tiny.Echo;
import io.centralita.kit.tiny.Tiny;
import io.centralita.testkit.TestStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class CommitOrderIT {
  private static final int WRITERS = 12;
  private static final int TRANSACTIONS = 1_500;
  private static final List<String> KEYS = List.of("order-a", "order-b", "order-c");

  private final Map<Integer, Long> asked = new ConcurrentHashMap<>();
  private final Map<Integer, Long> committed = new ConcurrentHashMap<>();

  @Test
  void eventsOfAKeyLeaveInTheOrderOfTheirCommitsWhoeverWritesAndRelays() throws Exception {
    Tiny.createTopics();
    var database = TestStack.database("outbox");
    try (var one = new OutboxParts(database, TestStack.bootstrapServers()).relaying();
        var two = new OutboxParts(database, TestStack.bootstrapServers()).relaying();
        var writers = Executors.newFixedThreadPool(WRITERS)) {
      var next = new AtomicInteger();
      for (int writer = 0; writer < WRITERS; writer++) {
        var parts = writer % 2 == 0 ? one : two;
        writers.execute(() -> write(parts, next));
      }
      writers.shutdown();
      await().atMost(Duration.ofMinutes(1)).until(writers::isTerminated);
      await().until(() -> one.waiting() == 0);
    }

    int seen = 0;
    for (var key : KEYS) {
      var numbers =
          TestStack.topics().records(Echo.ECHOES.name()).stream()
              .filter(record -> record.key().equals(key))
              .map(record -> Echoes.number(record.value()))
              .toList();
      assertThat(numbers).doesNotHaveDuplicates();
      assertInOrderOfCommits(numbers);
      seen += numbers.size();
    }
    assertThat(seen).isEqualTo(TRANSACTIONS);
  }

  private void write(OutboxParts parts, AtomicInteger next) {
    for (int number = next.getAndIncrement();
        number < TRANSACTIONS;
        number = next.getAndIncrement()) {
      var mine = number;
      parts.transaction.executeWithoutResult(_ -> {
        parts.publish(KEYS.get(mine % KEYS.size()), mine);
        TransactionSynchronizationManager.registerSynchronization(slowCommit(parts, mine));
      });
    }
  }

  /// The rows are written, the commit takes its time: the next writer may overtake.
  private TransactionSynchronization slowCommit(OutboxParts parts, int number) {
    return new TransactionSynchronization() {
      @Override
      public void beforeCommit(boolean readOnly) {
        parts.jdbc.execute("SELECT pg_sleep(random() * 0.004)");
        asked.put(number, System.nanoTime());
      }

      @Override
      public void afterCommit() {
        committed.put(number, System.nanoTime());
      }
    };
  }

  /// No event stands behind one whose commit was asked for when its own was over.
  private void assertInOrderOfCommits(List<Integer> numbers) {
    long latestAsked = Long.MIN_VALUE;
    for (int number : numbers) {
      assertThat(committed.get(number)).as("the commit of %s", number).isGreaterThan(latestAsked);
      latestAsked = Math.max(latestAsked, asked.get(number));
    }
  }
}
