package io.centralita.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.stack.Database;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class SharedStackIT {
  private final TestTopics topics = TestStack.topics();

  @Test
  void everyTestGetsADatabaseOfItsOwn() throws SQLException {
    var one = TestStack.database("routing");
    var two = TestStack.database("routing");

    assertThat(one.url()).isNotEqualTo(two.url());
    assertThat(currentUser(one)).isEqualTo(one.username());
    assertThat(currentUser(two)).isEqualTo(two.username());
  }

  @Test
  void whatWasPublishedIsReadInTheOrderOfItsKey() {
    topics.create("order.v1", 4);
    topics.publish(
        List.of(
            new ProducerRecord<>("order.v1", "lead", "first".getBytes(UTF_8)),
            new ProducerRecord<>("order.v1", "lead", "second".getBytes(UTF_8))));

    var records = topics.await("order.v1", 2);

    assertThat(records)
        .extracting(record -> new String(record.value(), UTF_8))
        .containsExactly("first", "second");
  }

  @Test
  void aTopicThatNobodyMadeIsEmpty() {
    assertThat(topics.records("nobody.v1")).isEmpty();
  }

  @Test
  void makingATopicTwiceIsNoError() {
    topics.create("twice.v1", 1);
    topics.create("twice.v1", 1);

    assertThat(topics.records("twice.v1")).isEmpty();
  }

  private static String currentUser(Database database) throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        var rows = connection.createStatement().executeQuery("SELECT current_user")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
