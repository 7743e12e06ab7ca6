package io.centralita.gateway.following;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.provisioning.NumberState;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.gateway.Links;
import io.centralita.gateway.Numbers;
import io.centralita.gateway.directory.NumberDirectory;
import io.centralita.gateway.links.LinkDirectory;
import io.centralita.testkit.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;

class TopicReadingTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final TopicPartition FIRST = new TopicPartition(Topics.NUMBERS.name(), 0);
  private static final TopicPartition SECOND = new TopicPartition(Topics.NUMBERS.name(), 1);
  private static final BusinessNumber MAIN = new BusinessNumber(Numbers.MAIN);
  private static final BusinessNumber PROXY = new BusinessNumber(Numbers.PROXY);

  private final SettableClock clock = SettableClock.at("2026-11-20T15:00:00Z");
  private final NumberDirectory directory = new NumberDirectory();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  @TempDir private Path folder;

  @Test
  void theDirectoryIsCompleteOnlyWhenEveryPartitionHasBeenRead() {
    var kafka = kafka(1, 1);
    var reading = reading(kafka);

    kafka.addRecord(record(FIRST, 0, Numbers.assigned(Numbers.MAIN, NumberPurpose.MAIN)));
    reading.proceed();

    assertThat(directory.isComplete()).isFalse();
    assertThat(directory.find(MAIN)).isEmpty();

    kafka.addRecord(record(SECOND, 0, Numbers.assigned(Numbers.PROXY, NumberPurpose.PROXY)));
    reading.proceed();

    assertThat(directory.isComplete()).isTrue();
    assertThat(directory.find(MAIN).orElseThrow().purpose()).isEqualTo(NumberPurpose.MAIN);
    assertThat(directory.find(PROXY).orElseThrow().purpose()).isEqualTo(NumberPurpose.PROXY);
  }

  @Test
  void anEmptyTopicIsACompleteDirectory() {
    reading(kafka(0, 0)).proceed();

    assertThat(directory.isComplete()).isTrue();
    assertThat(directory.size()).isZero();
  }

  @Test
  void whatComesLaterShowsAtOnce() {
    var kafka = kafka(0, 0);
    var reading = reading(kafka);
    reading.proceed();

    kafka.addRecord(record(FIRST, 0, Numbers.assigned(Numbers.MAIN, NumberPurpose.MAIN)));
    kafka.addRecord(record(FIRST, 1, Numbers.assigned(Numbers.MAIN, NumberPurpose.PROXY)));
    reading.proceed();
    assertThat(directory.find(MAIN).orElseThrow().purpose()).isEqualTo(NumberPurpose.PROXY);

    kafka.addRecord(record(FIRST, 2, Numbers.released(Numbers.MAIN)));
    reading.proceed();
    assertThat(directory.find(MAIN)).isEmpty();
  }

  @Test
  void aNewReadingKeepsWhatWasKnownUntilItIsCompleteItself() {
    var before = kafka(1, 0);
    var known = reading(before);
    before.addRecord(record(FIRST, 0, Numbers.assigned(Numbers.MAIN, NumberPurpose.MAIN)));
    known.proceed();

    var after = kafka(1, 1);
    var reading = reading(after);
    after.addRecord(record(FIRST, 0, Numbers.assigned(Numbers.PROXY, NumberPurpose.PROXY)));
    reading.proceed();
    assertThat(directory.find(MAIN)).isPresent();

    after.addRecord(record(SECOND, 0, Numbers.released("+5117000009")));
    reading.proceed();
    assertThat(directory.find(MAIN)).isEmpty();
    assertThat(directory.find(PROXY)).isPresent();
  }

  @Test
  void anEntryThatCannotBeReadIsCountedAndPassedOver() {
    var kafka = kafka(2, 0);
    var good = Numbers.assigned(Numbers.MAIN, NumberPurpose.MAIN);
    var broken =
        new ProducerRecord<>(
            good.topic(), null, "+5117000002", new byte[] {'{', '"'}, good.headers());
    var reading = reading(kafka);
    kafka.addRecord(record(FIRST, 0, broken));
    kafka.addRecord(record(FIRST, 1, good));

    reading.proceed();

    assertThat(directory.find(MAIN)).isPresent();
    assertThat(directory.size()).isEqualTo(1);
    assertThat(meters.counter("unreadable").count()).isEqualTo(1);
  }

  @Test
  void whatWasReadStandsInAtTheNextStartWithoutKafka() {
    var kafka = kafka(2, 0);
    var reading = reading(kafka);
    kafka.addRecord(record(FIRST, 0, Numbers.assigned(Numbers.MAIN, NumberPurpose.MAIN)));
    kafka.addRecord(record(FIRST, 1, Numbers.assigned(Numbers.PROXY, NumberPurpose.PROXY)));
    reading.proceed();
    kafka.addRecord(record(FIRST, 2, Numbers.released(Numbers.PROXY)));
    reading.proceed();

    var next = new NumberDirectory();
    clock.advance(DAY.minusSeconds(1));
    assertThat(follower(next).standIn(DAY)).isTrue();

    assertThat(next.find(MAIN)).isEqualTo(directory.find(MAIN)).isPresent();
    assertThat(next.find(PROXY)).isEmpty();
    assertThat(next.isComplete()).isFalse();
    assertThat(new ViewHealth(next).health())
        .isEqualTo(
            Health.up()
                .withDetail("asOf", "2026-11-20T15:00:00Z")
                .withDetail("entries", 1)
                .withDetail("from", "disk")
                .build());
  }

  @Test
  void aReadingThatDidNotComeToItsEndReplacesNothingOnTheDisk() {
    var whole = kafka(1, 0);
    var first = reading(whole);
    whole.addRecord(record(FIRST, 0, Numbers.assigned(Numbers.MAIN, NumberPurpose.MAIN)));
    first.proceed();

    var half = kafka(1, 1);
    var second = reading(half);
    half.addRecord(record(FIRST, 0, Numbers.assigned(Numbers.PROXY, NumberPurpose.PROXY)));
    second.proceed();

    var next = new NumberDirectory();
    assertThat(follower(next).standIn(DAY)).isTrue();
    assertThat(next.find(MAIN)).isPresent();
    assertThat(next.find(PROXY)).isEmpty();
  }

  /// Only what was confirmed to be all of the topic counts for the age.
  @Test
  void whatIsOnTheDiskIsAsOfTheLastTimeThatKafkaSaidSo() {
    var kafka = kafka(0, 0);
    var reading = reading(kafka);
    reading.proceed();
    clock.advance(Duration.ofHours(3));
    reading.proceed();
    kafka.updateEndOffsets(Map.of(FIRST, 5L, SECOND, 0L));
    clock.advance(Duration.ofHours(3));
    reading.proceed();

    clock.set(Instant.parse("2026-11-21T17:59:59Z"));
    assertThat(follower(new NumberDirectory()).standIn(DAY)).isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(follower(new NumberDirectory()).standIn(DAY)).isFalse();
  }

  @Test
  void withoutNumbersOnTheDiskTheGatewayCannotStartButWithoutLinksItCan() throws IOException {
    var links = new LinkDirectory();
    assertThat(follower(new NumberDirectory()).standIn(DAY)).isFalse();
    assertThat(follower(links).standIn(DAY)).isTrue();
    assertThat(links.knowledge().isTrusted(clock.instant(), DAY)).isFalse();

    Files.writeString(folder.resolve(Topics.NUMBERS.name()), "something else");
    assertThat(follower(new NumberDirectory()).standIn(DAY)).isFalse();
  }

  /// There may be a million: the door opens before they are read.
  @Test
  void linksAreReadFromTheDiskOnceTheGatewayHasStarted() throws IOException {
    var link = Links.link("pair", "+51987654321", "+51912345678", Numbers.PROXY);
    var sent = Links.opened(link);
    try (var log = ViewLog.begin(folder.resolve(Topics.LINKS.name()), Topics.LINKS.name())) {
      log.add(record(new TopicPartition(Topics.LINKS.name(), 0), 0, sent));
      log.complete(clock.instant());
    }
    var links = new LinkDirectory();
    var follower = follower(links);

    assertThat(follower.standIn(DAY)).isTrue();
    assertThat(links.knowledge().isTrusted(clock.instant(), DAY)).isFalse();

    follower.start();
    await().until(() -> links.knowledge().isTrusted(clock.instant(), DAY));
    follower.stop();
    assertThat(links.find(link.customer(), PROXY)).isPresent();
    assertThat(links.isComplete()).isFalse();
  }

  private TopicFollower<?> follower(View<?> view) {
    return new TopicFollower<>(
        view, new EventCodec(), Map.of(), meters, folder.resolve(view.topic().name()), clock);
  }

  private TopicReading<NumberState> reading(MockConsumer<String, byte[]> kafka) {
    var reading =
        new TopicReading<>(
            kafka,
            directory,
            new EventCodec(),
            meters.counter("unreadable"),
            new ViewSaving(
                folder.resolve(Topics.NUMBERS.name()),
                Topics.NUMBERS.name(),
                meters.counter("unkept")),
            clock);
    reading.begin();
    return reading;
  }

  private static MockConsumer<String, byte[]> kafka(long firstEnd, long secondEnd) {
    var kafka = new MockConsumer<String, byte[]>("earliest");
    kafka.updatePartitions(Topics.NUMBERS.name(), List.of(info(0), info(1)));
    kafka.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
    kafka.updateEndOffsets(Map.of(FIRST, firstEnd, SECOND, secondEnd));
    return kafka;
  }

  private static PartitionInfo info(int partition) {
    return new PartitionInfo(
        Topics.NUMBERS.name(), partition, Node.noNode(), new Node[0], new Node[0]);
  }

  private static ConsumerRecord<String, byte[]> record(
      TopicPartition partition, long offset, ProducerRecord<String, byte[]> sent) {
    return new ConsumerRecord<>(
        partition.topic(),
        partition.partition(),
        offset,
        0,
        TimestampType.CREATE_TIME,
        0,
        0,
        sent.key(),
        sent.value(),
        sent.headers(),
        Optional.empty());
  }
}
