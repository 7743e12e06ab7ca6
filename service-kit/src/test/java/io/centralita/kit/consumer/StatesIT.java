package io.centralita.kit.consumer;

import static io.centralita.kit.tiny.Marks.END;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.MalformedEvent;
import io.centralita.kit.tiny.Mark;
import io.centralita.kit.tiny.Marks;
import io.centralita.kit.tiny.Tiny;
import io.centralita.testkit.TestStack;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.KafkaNull;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

class StatesIT {
  private static final String DEAD = Topics.deadLetters(Mark.MARKS.name(), "tiny-service");
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
  void statesAndEndsAreHeardInTheirOrder() {
    TestStack.topics()
        .publish(
            List.of(Mark.set("one", 1), Mark.set("one", 2), Mark.end("one"), Mark.set("one", 3)));

    await().untilAsserted(() -> assertThat(heard("one")).containsExactly(1, 2, END, 3));
  }

  @Test
  void aStateThatIsSaidAgainAfterItsEndIsHeardAgain() {
    TestStack.topics().publish(List.of(Mark.set("back", 1), Mark.end("back"), Mark.set("back", 1)));

    await().untilAsserted(() -> assertThat(heard("back")).containsExactly(1, END, 1));
  }

  @Test
  void aBatchThatComesTwiceIsHeardOnce() {
    var batch = batch(1_000, List.of(Mark.set("twice", 1), Mark.end("twice"), Mark.end("twice")));

    service.marks().accept(batch);
    service.marks().accept(batch);

    assertThat(heard("twice")).containsExactly(1, END, END);
  }

  @Test
  void theSamePlaceInATopicThatWasCreatedAnewIsAnotherPlace() {
    service.marks().accept(batch(2_000, List.of(Mark.end("anew"))));
    service.marks().accept(batch(3_000, List.of(Mark.end("anew"))));

    assertThat(heard("anew")).containsExactly(END, END);
  }

  @Test
  void anEndThatCannotBeHandledIsPutAsideAlone() {
    TestStack.topics()
        .publish(List.of(Mark.set("poison", 1), Mark.end("poison"), Mark.set("poison", 2)));

    var letter =
        TestStack.topics().await(DEAD, 1, record -> record.key().equals("poison")).getFirst();
    assertThat(letter.value()).isNull();
    await().untilAsserted(() -> assertThat(heard("poison")).containsExactly(1, 2));
  }

  @Test
  void anEndOfNoKeyIsMalformed() {
    var keyless = new ProducerRecord<String, byte[]>(Mark.MARKS.name(), null, null);

    assertThatThrownBy(() -> service.marks().accept(batch(4_000, List.of(keyless))))
        .hasCauseInstanceOf(MalformedEvent.class);
  }

  private static List<Integer> heard(String author) {
    return service.get(Marks.class).of(author);
  }

  /// As the binder hands it over, from the start of a partition.
  private static Message<List<?>> batch(long time, List<ProducerRecord<String, byte[]>> records) {
    var bodies =
        records.stream()
            .map(record -> record.value() == null ? KafkaNull.INSTANCE : record.value())
            .toList();
    var keys = records.stream().map(record -> bytes(record.key())).toList();
    return MessageBuilder.<List<?>>withPayload(bodies)
        .setHeader(
            KafkaHeaders.BATCH_CONVERTED_HEADERS, records.stream().map(StatesIT::own).toList())
        .setHeader(KafkaHeaders.RECEIVED_KEY, keys)
        .setHeader(KafkaHeaders.RECEIVED_PARTITION, records.stream().map(_ -> 0).toList())
        .setHeader(
            KafkaHeaders.OFFSET,
            IntStream.range(0, records.size()).mapToObj(i -> (long) i).toList())
        .setHeader(KafkaHeaders.RECEIVED_TIMESTAMP, records.stream().map(_ -> time).toList())
        .build();
  }

  private static byte[] bytes(String key) {
    return key == null ? null : key.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> own(ProducerRecord<?, ?> record) {
    return StreamSupport.stream(record.headers().spliterator(), false)
        .collect(
            Collectors.toMap(
                Header::key, header -> new String(header.value(), StandardCharsets.UTF_8)));
  }
}
