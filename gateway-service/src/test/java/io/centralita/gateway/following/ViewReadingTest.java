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
import io.centralita.kit.following.TopicFollowers;
import io.centralita.testkit.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;

/// What is read of a topic, in memory and on the disk.
class ViewReadingTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final BusinessNumber MAIN = new BusinessNumber(Numbers.MAIN);
  private static final BusinessNumber PROXY = new BusinessNumber(Numbers.PROXY);

  private final SettableClock clock = SettableClock.at("2026-11-20T15:00:00Z");
  private final EventCodec codec = new EventCodec();
  private final NumberDirectory directory = new NumberDirectory();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  @TempDir private Path folder;

  @Test
  void nothingShowsBeforeAReadingIsCompleteAndWhatComesLaterShowsAtOnce() {
    var reading = reading();

    put(reading, Numbers.assigned(Numbers.MAIN, NumberPurpose.MAIN));
    assertThat(directory.isComplete()).isFalse();
    assertThat(directory.find(MAIN)).isEmpty();

    reading.complete(clock.instant());
    assertThat(directory.isComplete()).isTrue();
    assertThat(directory.find(MAIN).orElseThrow().purpose()).isEqualTo(NumberPurpose.MAIN);

    put(reading, Numbers.assigned(Numbers.MAIN, NumberPurpose.PROXY));
    assertThat(directory.find(MAIN).orElseThrow().purpose()).isEqualTo(NumberPurpose.PROXY);
    put(reading, Numbers.released(Numbers.MAIN));
    assertThat(directory.find(MAIN)).isEmpty();
  }

  @Test
  void aNewReadingKeepsWhatWasKnownUntilItIsCompleteItself() {
    complete(Numbers.assigned(Numbers.MAIN, NumberPurpose.MAIN));

    var reading = reading();
    put(reading, Numbers.assigned(Numbers.PROXY, NumberPurpose.PROXY));
    assertThat(directory.find(MAIN)).isPresent();

    reading.complete(clock.instant());
    assertThat(directory.find(MAIN)).isEmpty();
    assertThat(directory.find(PROXY)).isPresent();
  }

  @Test
  void whatWasReadStandsInAtTheNextStartWithoutKafka() {
    var reading =
        complete(
            Numbers.assigned(Numbers.MAIN, NumberPurpose.MAIN),
            Numbers.assigned(Numbers.PROXY, NumberPurpose.PROXY));
    put(reading, Numbers.released(Numbers.PROXY));
    reading.changed();

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
    complete(Numbers.assigned(Numbers.MAIN, NumberPurpose.MAIN));

    put(reading(), Numbers.assigned(Numbers.PROXY, NumberPurpose.PROXY));

    var next = new NumberDirectory();
    assertThat(follower(next).standIn(DAY)).isTrue();
    assertThat(next.find(MAIN)).isPresent();
    assertThat(next.find(PROXY)).isEmpty();
  }

  /// Only what was confirmed to be all of the topic counts for the age.
  @Test
  void whatIsOnTheDiskIsAsOfTheLastTimeThatKafkaSaidSo() {
    var reading = complete();
    clock.advance(Duration.ofHours(3));
    reading.confirmed(clock.instant());
    put(reading, Numbers.assigned(Numbers.MAIN, NumberPurpose.MAIN));
    reading.changed();

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

  private ViewFollower<?> follower(View<?> view) {
    var nowhere = new TopicFollowers("127.0.0.1:1", "gateway", new EventCodec(), meters, clock);
    return new ViewFollower<>(
        view, nowhere, new EventCodec(), meters, folder.resolve(view.topic().name()), clock);
  }

  @SafeVarargs
  private ViewReading<NumberState> complete(ProducerRecord<String, byte[]>... states) {
    var reading = reading();
    for (var state : states) {
      put(reading, state);
    }
    reading.complete(clock.instant());
    return reading;
  }

  private ViewReading<NumberState> reading() {
    var saving =
        new ViewSaving(
            folder.resolve(Topics.NUMBERS.name()), Topics.NUMBERS.name(), meters.counter("unkept"));
    return new ViewReading<>(directory, saving);
  }

  /// As it comes from Kafka.
  private void put(ViewReading<NumberState> reading, ProducerRecord<String, byte[]> sent) {
    reading.record(record(new TopicPartition(sent.topic(), 0), 0, sent));
    if (sent.value() == null) {
      reading.remove(sent.key());
    } else {
      reading.put(
          Objects.requireNonNull(codec.decode(Topics.NUMBERS, sent.headers(), sent.value()))
              .data());
    }
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
