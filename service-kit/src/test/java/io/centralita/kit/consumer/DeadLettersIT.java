package io.centralita.kit.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventCodec;
import io.centralita.kit.tiny.Note;
import io.centralita.kit.tiny.Tiny;
import io.centralita.testkit.TestStack;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLettersIT {
  private static final String DEAD = Topics.deadLetters(Note.NOTES.name(), "tiny-service");
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

  @ParameterizedTest
  @CsvSource({"first, 1", "middle, 25", "last, 50"})
  void onlyThePoisonIsPutAside(String where, int poisoned) {
    var author = "poison-" + where;

    TestStack.topics()
        .publish(
            IntStream.rangeClosed(1, 50)
                .mapToObj(i -> Note.written(author, i, i == poisoned ? "poison" : "hello"))
                .toList());

    var others = IntStream.rangeClosed(1, 50).filter(i -> i != poisoned).boxed().toList();
    await()
        .atMost(30, TimeUnit.SECONDS)
        .untilAsserted(
            () -> assertThat(service.effects().of(author)).containsExactlyElementsOf(others));
    var letter = letters(author, 1).getFirst();
    assertThat(header(letter, DeadLetters.REASON))
        .isEqualTo("IllegalStateException: This note cannot be handled");
    assertThat(header(letter, DeadLetters.ORIGINAL_TOPIC)).isEqualTo("kit.notes.v1");
    assertThat(header(letter, EventCodec.ID)).isEqualTo(Note.id(author, poisoned).toString());
    assertThat(new String(letter.value(), UTF_8)).contains("\"number\":" + poisoned);
    assertThat(service.echoes(author)).isEqualTo(others);
  }

  @ParameterizedTest
  @CsvSource({"first, 1", "middle, 5", "last, 10"})
  void aMalformedRecordIsPutAsideAtOnce(String where, int broken) {
    var author = "malformed-" + where;
    var records = new ArrayList<ProducerRecord<String, byte[]>>();
    for (int i = 1; i <= 10; i++) {
      var record = Note.written(author, i);
      records.add(
          i == broken
              ? new ProducerRecord<>(
                  record.topic(), null, author, "{no json".getBytes(UTF_8), record.headers())
              : record);
    }

    TestStack.topics().publish(records);

    var others = IntStream.rangeClosed(1, 10).filter(i -> i != broken).boxed().toList();
    await()
        .untilAsserted(
            () -> assertThat(service.effects().of(author)).containsExactlyElementsOf(others));
    assertThat(header(letters(author, 1).getFirst(), DeadLetters.REASON))
        .isEqualTo("MalformedEvent: Not a readable NoteWritten in kit.notes.v1");
  }

  @Test
  void aRecordThatIsNoEventAtAllIsPutAside() {
    TestStack.topics()
        .publish(
            List.of(
                new ProducerRecord<>("kit.notes.v1", "stray", "hello".getBytes(UTF_8)),
                Note.written("stray", 1)));

    await().untilAsserted(() -> assertThat(service.effects().of("stray")).containsExactly(1));
    assertThat(header(letters("stray", 1).getFirst(), DeadLetters.REASON))
        .isEqualTo("MalformedEvent: Header ce_type is missing");
  }

  @Test
  void aTypeOfALaterVersionIsPassedOver() {
    var later = Note.written("later", 1);
    later
        .headers()
        .remove(EventCodec.TYPE)
        .add(EventCodec.TYPE, "io.centralita.Sung.v1".getBytes(UTF_8));

    TestStack.topics().publish(List.of(later, Note.written("later", 2)));

    await().untilAsserted(() -> assertThat(service.effects().of("later")).containsExactly(2));
    assertThat(TestStack.topics().records(DEAD)).noneMatch(letter -> letter.key().equals("later"));
  }

  private static List<ConsumerRecord<String, byte[]>> letters(String author, int count) {
    return TestStack.topics().await(DEAD, count, letter -> letter.key().equals(author));
  }

  private static String header(ConsumerRecord<?, ?> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }
}
