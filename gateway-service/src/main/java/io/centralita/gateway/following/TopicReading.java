package io.centralita.gateway.following;

import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.MalformedEvent;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One reading of a topic from its beginning. The view changes over to it when it has come to where
/// the topic ended at the start; so an entry that was deleted and compacted away while nobody read
/// does not live on.
final class TopicReading<T> {
  private static final Logger log = LoggerFactory.getLogger(TopicReading.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final Duration LOOK_PATIENCE = Duration.ofSeconds(2);

  private final Consumer<String, byte[]> consumer;
  private final View<T> view;
  private final EventCodec codec;
  private final Counter unreadable;
  private final View.Draft<T> draft;
  private final ViewSaving saving;
  private final InstantSource clock;
  private Map<TopicPartition, Long> ends = Map.of();
  private boolean caughtUp;
  private Instant lookedAt = Instant.MIN;

  /// @param saving where all that is read is kept too
  TopicReading(
      Consumer<String, byte[]> consumer,
      View<T> view,
      EventCodec codec,
      Counter unreadable,
      ViewSaving saving,
      InstantSource clock) {
    this.saving = saving;
    this.clock = clock;
    this.consumer = consumer;
    this.view = view;
    this.draft = view.draft();
    this.codec = codec;
    this.unreadable = unreadable;
  }

  void begin() {
    var partitions =
        consumer.partitionsFor(view.topic().name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new IllegalStateException("There is no topic " + view.topic().name() + " yet");
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    ends = Map.copyOf(consumer.endOffsets(partitions));
  }

  void proceed() {
    var records = consumer.poll(POLL);
    records.forEach(this::take);
    if (!caughtUp && hasReached(ends)) {
      caughtUp = true;
      draft.become();
      lookedAt = clock.instant();
      view.knowledge().confirm(lookedAt);
      saving.complete(lookedAt);
      log.info("{} is read: {} entries", view.topic().name(), view.size());
    } else if (caughtUp) {
      if (!records.isEmpty()) {
        saving.flush();
      }
      confirmNowAndThen();
    }
  }

  /// A silent topic and a Kafka that is away look the same, so Kafka is asked where the topic ends.
  private void confirmNowAndThen() {
    var now = clock.instant();
    if (now.isBefore(lookedAt.plus(LOOK))) {
      return;
    }
    lookedAt = now;
    try {
      if (hasReached(consumer.endOffsets(ends.keySet(), LOOK_PATIENCE))) {
        view.knowledge().confirm(now);
        saving.mark(now);
      }
    } catch (TimeoutException _) {
      log.debug("Kafka does not say where {} ends", view.topic().name());
    }
  }

  /// Whether what is kept on the disk has grown so much that the topic had better be read anew.
  boolean isOutgrown() {
    return saving.isOutgrown();
  }

  private boolean hasReached(Map<TopicPartition, Long> offsets) {
    return offsets.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    saving.add(record);
    try {
      if (record.value() == null) {
        draft.remove(record.key());
        return;
      }
      var event = codec.decode(view.topic(), record.headers(), record.value());
      if (event != null) {
        draft.put(event.data());
      }
    } catch (MalformedEvent | IllegalArgumentException never) {
      unreadable.increment();
      log.warn(
          "The gateway goes on without {}-{}@{}, which cannot be read",
          record.topic(),
          record.partition(),
          record.offset());
    }
  }
}
