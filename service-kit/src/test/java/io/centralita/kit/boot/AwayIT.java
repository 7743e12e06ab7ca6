package io.centralita.kit.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.kit.outbox.Outbox;
import io.centralita.kit.tiny.Echo;
import io.centralita.kit.tiny.Note;
import io.centralita.kit.tiny.Tiny;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class AwayIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /// A connection that is not there is given up soon, so that the tries for a record that is to
  /// blame are over within the test.
  private static final String SOON = "spring.datasource.hikari.connection-timeout=250";

  @TempDir private Path folder;
  private OwnStack stack;

  @BeforeEach
  void prepare() {
    stack = new OwnStack(folder);
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void whileTheDatabaseIsAwayNothingIsPutAsideAndAfterwardsAllIsHandled() {
    stack.startKafka();
    stack.startPostgres();
    Tiny.createTopics(stack.topics());
    try (var service = Tiny.start(stack.brokers(), stack.database(), SOON)) {
      stack.topics().publish(notes(1, 20));
      await().untilAsserted(() -> assertThat(service.effects().of("first")).hasSize(20));

      stack.stopPostgres();
      stack.topics().publish(notes(21, 40));
      // Longer than a record that is to blame for its failure is given.
      await()
          .pollDelay(Duration.ofSeconds(10))
          .atMost(PATIENCE)
          .until(() -> stack.deadLetters() == 0);
      stack.startPostgres();

      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(() ->
              assertThat(service.effects().of("first"))
                  .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).boxed().toList()));
      assertThat(stack.deadLetters()).isZero();
    }
  }

  @Test
  void aPoisonThatWasFirstMetWhileTheDatabaseWasAwayIsPutAsideAllTheSame() {
    stack.startKafka();
    stack.startPostgres();
    Tiny.createTopics(stack.topics());
    try (var service = Tiny.start(stack.brokers(), stack.database(), SOON)) {
      stack.topics().publish(notes(1, 1));
      await().untilAsserted(() -> assertThat(service.effects().of("first")).hasSize(1));

      stack.stopPostgres();
      stack.topics().publish(List.of(Note.written("first", 2, "poison"), Note.written("first", 3)));
      await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
      stack.startPostgres();

      await().atMost(PATIENCE).until(() -> stack.deadLetters() == 1);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(service.effects().of("first")).containsExactly(1, 3));
    }
  }

  @Test
  void whileKafkaIsAwayTheOutboxWaitsAndAfterwardsAllIsThereInOrder() {
    stack.startKafka();
    stack.startPostgres();
    Tiny.createTopics(stack.topics());
    try (var service = Tiny.start(stack.brokers(), stack.database())) {
      echo(service, 1);
      await().untilAsserted(() -> assertThat(service.echoes(stack.topics(), "second")).hasSize(1));

      stack.stopKafka();
      for (int i = 2; i <= 50; i++) {
        echo(service, i);
      }
      assertThat(
              service
                  .get(JdbcClient.class)
                  .sql("SELECT count(*) FROM outbox")
                  .query(Integer.class)
                  .single())
          .isEqualTo(49);
      assertThat(service.get(MeterRegistry.class).get("centralita.outbox.waiting").gauge().value())
          .isEqualTo(49);
      stack.startKafka();

      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(service.echoes(stack.topics(), "second"))
                  .containsExactlyElementsOf(IntStream.rangeClosed(1, 50).boxed().toList()));
    }
  }

  @Test
  void aServiceThatStartsBeforeKafkaAndItsDatabaseWaitsForBoth() {
    stack.startPostgres();
    var database = stack.database();
    stack.stopPostgres();
    var starting = CompletableFuture.supplyAsync(() -> Tiny.start(stack.brokers(), database));
    await().pollDelay(Duration.ofSeconds(3)).until(() -> !starting.isDone());
    stack.startPostgres();
    await().pollDelay(Duration.ofSeconds(3)).until(() -> !starting.isDone());
    stack.startKafka();
    Tiny.createTopics(stack.topics());

    try (var service = starting.join()) {
      stack.topics().publish(notes(1, 3));
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(service.effects().of("first")).containsExactly(1, 2, 3));
    }
  }

  private static List<ProducerRecord<String, byte[]>> notes(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> Note.written("first", i)).toList();
  }

  private static void echo(Tiny service, int number) {
    service
        .get(TransactionTemplate.class)
        .executeWithoutResult(_ ->
            service
                .get(Outbox.class)
                .publish(
                    Echo.ECHOES,
                    Note.id("second", number),
                    "second",
                    new Echo.NoteEchoed("second", number)));
  }
}
