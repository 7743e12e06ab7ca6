package io.centralita.kit.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.kit.inbox.Inbox;
import io.centralita.kit.tiny.Note;
import io.centralita.kit.tiny.Note.NoteWritten;
import io.centralita.kit.tiny.Tiny;
import io.centralita.testkit.SettableClock;
import io.centralita.testkit.TestStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class InboxIT {
  private static final int DELIVERIES = 5;
  private static Tiny service;

  @BeforeAll
  static void start() {
    Tiny.createTopics();
    service = Tiny.start(TestStack.database("tiny"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void anEventThatArrivesFiveTimesAtOnceHasItsEffectOnce() throws Exception {
    Consumer<Message<List<?>>> notes = service.notes();
    var together = new CountDownLatch(1);
    var deliveries = new ArrayList<Future<?>>();
    try (var threads = Executors.newFixedThreadPool(DELIVERIES)) {
      for (int i = 0; i < DELIVERIES; i++) {
        deliveries.add(
            threads.submit(() -> {
              together.await();
              notes.accept(batch("at-once", 1, 2, 3, 2));
              return null;
            }));
      }
      together.countDown();
      for (var delivery : deliveries) {
        delivery.get();
      }
    }

    assertThat(service.effects().of("at-once")).containsExactly(1, 2, 3);
  }

  @Test
  void anEffectThatIsRolledBackMayBeHadLater() {
    var notes = service.notes();
    assertThatThrownBy(() -> notes.accept(poisoned("again", 1)));

    notes.accept(batch("again", 1));

    assertThat(service.effects().of("again")).containsExactly(1);
  }

  @Test
  void whatIsOlderThanAnyRedeliveryIsForgotten() {
    var clock = SettableClock.at("2026-11-20T15:00:00Z");
    var jdbc = service.get(JdbcClient.class);
    var inbox = new Inbox(jdbc, clock);
    var transaction = service.get(TransactionTemplate.class);
    transaction.executeWithoutResult(_ -> inbox.take("forgetful", List.of(Note.id("old", 1))));
    clock.advance(Inbox.KEPT.minusSeconds(1));
    assertThat(inbox.forget(100)).isZero();

    clock.advance(Duration.ofSeconds(2));

    assertThat(inbox.forget(100)).isEqualTo(1);
  }

  @Test
  void whoAsksOutsideHearsTheWholeBatchBeforeItsTransactionBegins() {
    var heard = new ArrayList<String>();
    var consumer = asking(heard, _ -> {});

    consumer.accept(batch("ahead", 1, 2));
    consumer.accept(batch("ahead", 2, 3));

    assertThat(heard)
        .containsExactly("ahead [1, 2] false", "1 true", "2 true", "ahead [2, 3] false", "3 true");
  }

  @Test
  void aBatchThatIsTakenOneByOneHasBeenAskedAboutBefore() {
    var heard = new ArrayList<String>();
    var fails = new AtomicBoolean(true);
    var consumer =
        asking(
            heard,
            number -> {
              if (number == 2 && fails.getAndSet(false)) {
                throw new IllegalStateException("not now");
              }
            });

    consumer.accept(batch("by-one", 1, 2, 3));

    assertThat(heard)
        .containsExactly("ahead [1, 2, 3] false", "1 true", "2 true", "1 true", "2 true", "3 true");
  }

  /// Tells whom it heard of, and whether a transaction was open.
  private static Consumer<Message<List<?>>> asking(List<String> heard, IntConsumer handler) {
    return service
        .get(EventConsumers.class)
        .of(
            Note.NOTES,
            batch ->
                heard.add(
                    "ahead %s %s"
                        .formatted(
                            batch.stream().map(InboxIT::number).toList(),
                            TransactionSynchronizationManager.isActualTransactionActive())),
            event -> {
              heard.add(
                  number(event)
                      + " "
                      + TransactionSynchronizationManager.isActualTransactionActive());
              handler.accept(number(event));
            });
  }

  private static int number(CloudEvent<Note> event) {
    return ((NoteWritten) event.data()).number();
  }

  private static Message<List<?>> batch(String author, int... numbers) {
    var notes = new ArrayList<ProducerRecord<String, byte[]>>();
    for (int number : numbers) {
      notes.add(Note.written(author, number));
    }
    return message(notes);
  }

  private static Message<List<?>> poisoned(String author, int number) {
    return message(List.of(Note.written(author, number, "poison")));
  }

  /// As the binder hands it over.
  private static Message<List<?>> message(List<ProducerRecord<String, byte[]>> records) {
    var bodies = new ArrayList<byte[]>();
    var headers = new ArrayList<Map<String, Object>>();
    for (var record : records) {
      bodies.add(record.value());
      var own = new HashMap<String, Object>();
      record
          .headers()
          .forEach(
              header -> own.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
      headers.add(own);
    }
    return MessageBuilder.<List<?>>withPayload(bodies)
        .setHeader(KafkaHeaders.BATCH_CONVERTED_HEADERS, headers)
        .build();
  }
}
