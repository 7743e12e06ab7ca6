package io.centralita.kit.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.kit.outbox.Outbox;
import io.centralita.kit.tiny.Echo;
import io.centralita.kit.tiny.Note;
import io.centralita.kit.tiny.Tiny;
import io.centralita.stack.Database;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class AwayIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /// A connection that is not there is given up soon, so that the tries for a record that is to
  /// blame are over within the test.
  private static final String SOON = "spring.datasource.hikari.connection-timeout=250";

  private OwnStack stack;

  @BeforeAll
  void start(@TempDir Path folder) {
    stack = new OwnStack(folder);
    stack.startKafka();
    stack.startPostgres();
    Tiny.createTopics(stack.topics());
  }

  @AfterAll
  void stop() {
    stack.close();
  }

  @Test
  void whileTheDatabaseIsAwayNothingIsPutAsideAndAfterwardsAllIsHandled(CapturedOutput output) {
    try (var service = Tiny.start(stack.brokers(), stack.database("held"), SOON)) {
      stack.topics().publish(notes("held", 1, 20));
      await().untilAsserted(() -> assertThat(service.effects().of("held")).hasSize(20));

      stack.stopPostgres();
      stack.topics().publish(notes("held", 21, 40));
      // A record that is to blame for its failure would be put aside now.
      await().atMost(PATIENCE).until(() -> output.getAll().contains("has failed 4 times"));
      var tries = failures(output);
      await().atMost(PATIENCE).until(() -> failures(output) > tries);
      stack.startPostgres();

      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(() ->
              assertThat(service.effects().of("held"))
                  .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).boxed().toList()));
      assertThat(stack.deadLetters("held")).isZero();
    }
  }

  @Test
  void aPoisonThatWasFirstMetWhileTheDatabaseWasAwayIsPutAsideAllTheSame(CapturedOutput output) {
    try (var service = Tiny.start(stack.brokers(), stack.database("poisoned"), SOON)) {
      stack.topics().publish(notes("poisoned", 1, 1));
      await().untilAsserted(() -> assertThat(service.effects().of("poisoned")).hasSize(1));

      stack.stopPostgres();
      stack
          .topics()
          .publish(
              List.of(Note.written("poisoned", 2, "poison"), Note.written("poisoned", 3, "hello")));
      await().atMost(PATIENCE).until(() -> failures(output) >= 2);
      stack.startPostgres();

      await().atMost(PATIENCE).until(() -> stack.deadLetters("poisoned") == 1);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(service.effects().of("poisoned")).containsExactly(1, 3));
    }
  }

  private static int failures(CapturedOutput output) {
    return output.getAll().split("has failed", -1).length - 1;
  }

  @Test
  void whileKafkaIsAwayTheOutboxWaitsAndAfterwardsAllIsThereInOrder() {
    try (var service = Tiny.start(stack.brokers(), stack.database("kept"))) {
      echo(service, 1);
      await().untilAsserted(() -> assertThat(service.echoes(stack.topics(), "kept")).hasSize(1));

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
              assertThat(service.echoes(stack.topics(), "kept"))
                  .containsExactlyElementsOf(IntStream.rangeClosed(1, 50).boxed().toList()));
    }
  }

  @Test
  void aServiceThatStartsBeforeKafkaAndItsDatabaseWaitsForBoth(CapturedOutput output) {
    var database = stack.database("patient");
    stack.stopPostgres();
    stack.stopKafka();
    var starting =
        CompletableFuture.supplyAsync(() ->
            Tiny.start(stack.brokers(), database, "spring.flyway.connect-retries-interval=1s"));
    await().atMost(PATIENCE).until(() -> output.getAll().contains("Retrying in"));
    assertThat(starting).isNotDone();
    stack.startPostgres();
    await().atMost(PATIENCE).ignoreExceptions().until(() -> hasTables(database));
    await().pollDelay(Duration.ofSeconds(1)).until(() -> !starting.isDone());
    stack.startKafka();

    try (var service = starting.join()) {
      stack.topics().publish(notes("patient", 1, 3));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(service.effects().of("patient")).containsExactly(1, 2, 3));
    }
  }

  private static boolean hasTables(Database database) throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        var found = connection.createStatement().executeQuery("SELECT to_regclass('outbox')")) {
      return found.next() && found.getString(1) != null;
    }
  }

  private static List<ProducerRecord<String, byte[]>> notes(String author, int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> Note.written(author, i)).toList();
  }

  private static void echo(Tiny service, int number) {
    service
        .get(TransactionTemplate.class)
        .executeWithoutResult(_ ->
            service
                .get(Outbox.class)
                .publish(
                    Echo.ECHOES,
                    Note.id("kept", number),
                    "kept",
                    new Echo.NoteEchoed("kept", number)));
  }
}
