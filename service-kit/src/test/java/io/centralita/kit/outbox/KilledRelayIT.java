package io.centralita.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.kit.process.ChildJvm;
import io.centralita.kit.tiny.Echo;
import io.centralita.kit.tiny.Tiny;
import io.centralita.stack.Database;
import io.centralita.testkit.TestStack;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class KilledRelayIT {
  private static final List<String> NAMES = List.of("killed-one", "killed-two");
  private static final int KILLS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Random random = new Random(4711);

  @Test
  void killedAtAnyPointTwoRelaysLoseNothingInventNothingAndKeepTheOrder() {
    Tiny.createTopics();
    var database = TestStack.database("outbox");
    try (var parts = new OutboxParts(database, TestStack.bootstrapServers())) {
      for (int kill = 0; kill < KILLS; kill++) {
        killOneWhileBothWork(parts, database);
      }
      parts.relaying();
      // The database may still be busy with the last commit of a process that is gone.
      await().atMost(PATIENCE).untilAsserted(() -> assertAllArrived(parts));
    }
  }

  private static void assertAllArrived(OutboxParts parts) {
    assertThat(parts.waiting()).isZero();
    var records = echoes();
    for (var name : NAMES) {
      for (int writer = 0; writer < WritingProcess.WRITERS; writer++) {
        var author = WritingProcess.author(name, writer);
        assertThat(firstOccurrences(records, author))
            .isNotEmpty()
            .isEqualTo(committed(parts, author));
      }
    }
  }

  /// The second is killed as well when the round is over, without a pause.
  private void killOneWhileBothWork(OutboxParts parts, Database database) {
    var brokers = TestStack.bootstrapServers();
    var before = new HashMap<String, Integer>();
    NAMES.forEach(name -> before.put(name, effects(parts, name)));
    try (var one =
            ChildJvm.start(
                WritingProcess.class, WritingProcess.arguments(NAMES.get(0), brokers, database));
        var _ =
            ChildJvm.start(
                WritingProcess.class, WritingProcess.arguments(NAMES.get(1), brokers, database))) {
      await()
          .atMost(PATIENCE)
          .until(() -> NAMES.stream().allMatch(name -> effects(parts, name) > before.get(name)));
      one.killAfter(Duration.ofMillis(random.nextInt(50, 700)));
    }
  }

  private static int effects(OutboxParts parts, String name) {
    return parts.jdbc.queryForObject(
        "SELECT count(*) FROM effects WHERE author LIKE ? || '%'", Integer.class, name);
  }

  private static List<Integer> committed(OutboxParts parts, String author) {
    return parts.jdbc.queryForList(
        "SELECT number FROM effects WHERE author = ? ORDER BY id", Integer.class, author);
  }

  private static List<ConsumerRecord<String, byte[]>> echoes() {
    return TestStack.topics().records(Echo.ECHOES.name());
  }

  /// What a consumer with an inbox sees.
  private static List<Integer> firstOccurrences(
      List<ConsumerRecord<String, byte[]>> records, String author) {
    var ids = new HashSet<UUID>();
    return records.stream()
        .filter(record -> record.key().equals(author))
        .filter(record -> ids.add(Echoes.id(record)))
        .map(record -> Echoes.number(record.value()))
        .toList();
  }
}
