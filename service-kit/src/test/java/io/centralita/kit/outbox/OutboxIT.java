package io.centralita.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.centralita.kit.tiny.Echo;
import io.centralita.kit.tiny.Tiny;
import io.centralita.testkit.TestStack;
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

    var records =
        TestStack.topics().await(Echo.ECHOES.name(), 3_000, record -> record.key().equals("many"));

    assertThat(records)
        .extracting(record -> Echoes.number(record.value()))
        .isSorted()
        .hasSize(3_000);
  }
}
