package io.centralita.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.event.Topic;
import io.centralita.contracts.event.Topic.Kind;
import io.centralita.kit.tiny.Echo;
import io.centralita.kit.tiny.Tiny;
import io.centralita.testkit.TestStack;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxIT {
  private OutboxParts parts;

  @BeforeEach
  void start() {
    Tiny.createTopics();
    parts = new OutboxParts(TestStack.database("outbox"), TestStack.bootstrapServers()).relaying();
  }

  @AfterEach
  void stop() {
    parts.close();
  }

  @Test
  void whatIsRolledBackIsNotPublished() {
    parts.transaction.executeWithoutResult(status -> {
      parts.publish("rolled-back", 1);
      status.setRollbackOnly();
    });
    assertThatThrownBy(() ->
            parts.transaction.executeWithoutResult(_ -> {
              parts.publish("rolled-back", 2);
              throw new IllegalStateException("too late");
            }))
        .hasMessage("too late");
    parts.transaction.executeWithoutResult(_ -> parts.publish("rolled-back", 3));

    var records =
        TestStack.topics()
            .await(Echo.ECHOES.name(), 1, record -> record.key().equals("rolled-back"));

    assertThat(records).hasSize(1);
    assertThat(new String(records.getFirst().value(), UTF_8)).contains("\"number\":3");
    await().until(() -> parts.waiting() == 0);
  }

  @Test
  void nothingIsPublishedOutsideATransaction() {
    assertThatThrownBy(() -> parts.publish("outside", 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("in the transaction that causes them");
  }

  @Test
  void anEventAndTheTombstoneAfterItLeaveInThisOrder() {
    parts.transaction.executeWithoutResult(_ -> {
      parts.publish("ended", 1);
      parts.module.outbox().tombstone(Echo.ECHOES, "ended");
    });

    var records =
        TestStack.topics().await(Echo.ECHOES.name(), 2, record -> record.key().equals("ended"));

    assertThat(records.get(0).value()).isNotNull();
    assertThat(records.get(1).value()).isNull();
  }

  @Test
  void manyEventsOfOneTransactionKeepTheirOrder() {
    parts.transaction.executeWithoutResult(_ -> {
      for (int i = 1; i <= 3_000; i++) {
        parts.publish("many", i);
      }
    });
    await().until(() -> parts.waiting() == 0);

    var records =
        TestStack.topics().await(Echo.ECHOES.name(), 3_000, record -> record.key().equals("many"));

    assertThat(records)
        .extracting(record -> Echoes.number(record.value()))
        .isSorted()
        .hasSize(3_000);
  }

  @Test
  void nothingOvertakesAnEventThatKafkaDidNotTakeAtFirst() {
    var late = new Topic<>("kit.late.v1", Echo.class, "tiny-service", Kind.EVENTS, 1);
    parts.transaction.executeWithoutResult(_ -> {
      for (int i = 1; i <= 5; i++) {
        parts.publish(late, "late", i);
      }
    });
    // The first send has given up waiting for the topic, the second would wait for it now.
    await().pollDelay(Duration.ofSeconds(3)).until(() -> true);

    TestStack.topics().create(late.name(), 1);

    await().atMost(Duration.ofSeconds(20)).until(() -> parts.waiting() == 0);
    assertThat(TestStack.topics().records(late.name()))
        .extracting(record -> Echoes.number(record.value()))
        .startsWith(1, 2, 3, 4, 5);
  }

  @Test
  void aShardThatCannotGoHoldsUpNoOther() {
    var missing = new Topic<>("kit.missing.v1", Echo.class, "tiny-service", Kind.EVENTS, 1);
    var others =
        IntStream.range(0, 40)
            .mapToObj(number -> "other-" + number)
            .filter(key -> OutboxRow.shardOf(key) != OutboxRow.shardOf("stuck"))
            .toList();

    parts.transaction.executeWithoutResult(_ -> {
      parts.publish(missing, "stuck", 1);
      others.forEach(key -> parts.publish(key, 1));
    });

    await().atMost(Duration.ofMinutes(1)).until(() -> parts.waiting() == 1);
    TestStack.topics().create(missing.name(), 1);
    await().atMost(Duration.ofSeconds(20)).until(() -> parts.waiting() == 0);
    assertThat(TestStack.topics().records(Echo.ECHOES.name()))
        .extracting(record -> record.key())
        .containsAll(others);
  }

  @Test
  void anEventThatKafkaWouldNeverTakeIsRefused() {
    var topic = Echo.ECHOES;
    var author = "x".repeat(1_000_001);

    assertThatThrownBy(
            () -> parts.transaction.executeWithoutResult(_ -> parts.publish(topic, author, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kit.echoes.v1");
  }
}
