package io.centralita.kit.following;

import static io.centralita.kit.following.MarksTopic.FIRST;
import static io.centralita.kit.following.MarksTopic.SECOND;
import static io.centralita.kit.following.MarksTopic.at;
import static io.centralita.kit.following.MarksTopic.endingAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.centralita.contracts.event.EventCodec;
import io.centralita.kit.tiny.Mark;
import io.centralita.testkit.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class TopicReadingTest {
  private final SettableClock clock = SettableClock.at("2026-11-20T15:00:00Z");
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final KeptMarks kept = new KeptMarks();

  @Test
  void aTopicIsCompleteOnlyWhenEveryPartitionHasBeenRead() {
    var kafka = endingAt(1, 1);
    var reading = reading(kafka);

    kafka.addRecord(at(FIRST, 0, Mark.set("a", 1)));
    reading.proceed();
    assertThat(reading.isComplete()).isFalse();
    assertThat(kept.marks).isEmpty();

    kafka.addRecord(at(SECOND, 0, Mark.set("b", 2)));
    reading.proceed();
    assertThat(reading.isComplete()).isTrue();
    assertThat(kept.marks).isEqualTo(Map.of("a", 1, "b", 2));
  }

  @Test
  void anEmptyTopicIsComplete() {
    reading(endingAt(0, 0)).proceed();

    assertThat(kept.heard).containsExactly("complete 2026-11-20T15:00:00Z");
  }

  @Test
  void aTopicThatIsNotThereYetIsAFailure() {
    var kafka = new MockConsumer<String, byte[]>("earliest");

    assertThatIllegalStateException().isThrownBy(() -> reading(kafka)).withMessageContaining("yet");
  }

  @Test
  void whatComesLaterIsHandedOverAtOnceAndAnEndEndsAKey() {
    var kafka = endingAt(0, 0);
    var reading = reading(kafka);
    reading.proceed();

    kafka.addRecord(at(FIRST, 0, Mark.set("a", 1)));
    kafka.addRecord(at(FIRST, 1, Mark.set("a", 2)));
    reading.proceed();
    assertThat(kept.marks).isEqualTo(Map.of("a", 2));

    kafka.addRecord(at(FIRST, 2, Mark.end("a")));
    reading.proceed();
    assertThat(kept.marks).isEmpty();
    assertThat(kept.heard)
        .containsExactly(
            "complete 2026-11-20T15:00:00Z",
            "record 0",
            "record 1",
            "changed",
            "record 2",
            "changed");
  }

  @Test
  void whatCannotBeReadOrMakesNoSenseIsCountedAndItsKeyStaysAsItWas() {
    var kafka = endingAt(4, 0);
    var good = Mark.set("a", 1);
    var broken = new ProducerRecord<>(good.topic(), null, "a", new byte[] {'{'}, good.headers());
    var reading = reading(kafka);
    kafka.addRecord(at(FIRST, 0, good));
    kafka.addRecord(at(FIRST, 1, broken));
    kafka.addRecord(at(FIRST, 2, Mark.set("a", KeptMarks.NEVER)));
    kafka.addRecord(at(FIRST, 3, Mark.set("b", 2)));

    reading.proceed();

    assertThat(kept.marks).isEqualTo(Map.of("a", 1, "b", 2));
    assertThat(meters.counter("unreadable").count()).isEqualTo(2);
    assertThat(kept.heard).contains("record 1", "record 2");
  }

  @Test
  void kafkaIsAskedEveryTenSecondsWhetherThatIsStillAll() {
    var kafka = endingAt(0, 0);
    var reading = reading(kafka);
    reading.proceed();

    clock.advance(Duration.ofSeconds(9));
    reading.proceed();
    clock.advance(Duration.ofSeconds(1));
    reading.proceed();
    kafka.updateEndOffsets(Map.of(FIRST, 5L, SECOND, 0L));
    clock.advance(Duration.ofSeconds(10));
    reading.proceed();

    assertThat(kept.heard)
        .containsExactly("complete 2026-11-20T15:00:00Z", "confirmed 2026-11-20T15:00:10Z");
  }

  @Test
  void aKafkaThatDoesNotSayConfirmsNothingAndEndsNothing() {
    var kafka = endingAt(0, 0);
    var reading = reading(kafka);
    reading.proceed();

    kafka.setOffsetsException(new TimeoutException("away"));
    clock.advance(Duration.ofSeconds(10));
    reading.proceed();

    assertThat(kept.heard).containsExactly("complete 2026-11-20T15:00:00Z");
  }

  private TopicReading<Mark> reading(MockConsumer<String, byte[]> kafka) {
    var reading =
        new TopicReading<>(
            kafka,
            Mark.MARKS,
            kept.reading(),
            new EventCodec(),
            meters.counter("unreadable"),
            clock);
    reading.begin();
    return reading;
  }
}
