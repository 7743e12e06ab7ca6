package io.centralita.kit.following;

import static io.centralita.kit.following.MarksTopic.FIRST;
import static io.centralita.kit.following.MarksTopic.at;
import static io.centralita.kit.following.MarksTopic.endingAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.event.EventCodec;
import io.centralita.kit.tiny.Mark;
import io.centralita.testkit.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicFollowerTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final KeptMarks kept = new KeptMarks();
  private final Queue<MockConsumer<String, byte[]>> kafkas = new ConcurrentLinkedQueue<>();
  private final TopicFollower<Mark> follower =
      new TopicFollower<>(
          Mark.MARKS,
          kept::reading,
          kafkas::remove,
          new EventCodec(),
          new SimpleMeterRegistry().counter("unreadable"),
          SettableClock.at("2026-11-20T15:00:00Z"));

  @AfterEach
  void stop() {
    follower.stop();
  }

  @Test
  void aStartCanWaitUntilAllIsRead() throws InterruptedException {
    var kafka = endingAt(2, 0);
    kafkas.add(kafka);
    follower.start();
    kafka.schedulePollTask(() -> kafka.addRecord(at(FIRST, 0, Mark.set("a", 1))));

    assertThat(follower.awaitComplete(Duration.ofMillis(50))).isFalse();
    kafka.schedulePollTask(() -> kafka.addRecord(at(FIRST, 1, Mark.set("b", 2))));

    assertThat(follower.awaitComplete(LONG)).isTrue();
    assertThat(kept.marks).isEqualTo(Map.of("a", 1, "b", 2));
  }

  @Test
  void aFailedReadingIsBegunAnewAndWhatWasDeletedMeanwhileDoesNotLiveOn()
      throws InterruptedException {
    var before = endingAt(2, 0);
    var after = endingAt(4, 0);
    kafkas.addAll(List.of(before, after));
    before.schedulePollTask(() -> {
      before.addRecord(at(FIRST, 0, Mark.set("gone", 1)));
      before.addRecord(at(FIRST, 1, Mark.set("stays", 1)));
    });
    follower.start();
    assertThat(follower.awaitComplete(LONG)).isTrue();

    before.setPollException(new KafkaException("broken"));
    await().until(() -> kept.readings.get() == 2);
    assertThat(kept.marks).isEqualTo(Map.of("gone", 1, "stays", 1));
    // The tombstone has been compacted away as well.
    after.schedulePollTask(() -> after.addRecord(at(FIRST, 3, Mark.set("stays", 2))));

    await().until(() -> kept.marks.equals(Map.of("stays", 2)));
    assertThat(before.closed()).isTrue();
    assertThat(kept.closed).hasValue(1);
  }

  @Test
  void anOutgrownReadingIsReplacedByAnother() throws InterruptedException {
    kafkas.addAll(List.of(endingAt(0, 0), endingAt(0, 0)));
    follower.start();
    assertThat(follower.awaitComplete(LONG)).isTrue();

    kept.outgrown = 1;

    await().until(() -> kept.readings.get() == 2);
    await().until(() -> kept.closed.get() == 1);
  }

  @Test
  void aStoppedFollowerReadsNoMoreAndStartsAgainFromTheBeginning() throws InterruptedException {
    var first = endingAt(0, 0);
    var second = endingAt(0, 0);
    kafkas.addAll(List.of(first, second));
    follower.start();
    assertThat(follower.awaitComplete(LONG)).isTrue();

    follower.stop();
    assertThat(first.closed()).isTrue();
    assertThat(follower.isRunning()).isFalse();

    follower.start();
    assertThat(follower.awaitComplete(LONG)).isTrue();
    assertThat(kept.readings).hasValue(2);
  }
}
