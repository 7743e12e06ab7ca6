package io.centralita.kit.following;

import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.MalformedEvent;
import io.centralita.contracts.event.Topic;
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

/// Hands over a topic, from its beginning, and tells when that was all of what it had at the start.
final class TopicReading<T> {
  private static final Logger log = LoggerFactory.getLogger(TopicReading.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final Duration LOOK_PATIENCE = Duration.ofSeconds(2);

  private final Consumer<String, byte[]> consumer;
  private final Topic<T> topic;
  private final Reading<T> reading;
  private final EventCodec codec;
  private final Counter unreadable;
  private final InstantSource clock;
  private Map<TopicPartition, Long> ends = Map.of();
  private boolean caughtUp;
  private Instant lookedAt = Instant.MIN;

  TopicReading(
      Consumer<String, byte[]> consumer,
      Topic<T> topic,
      Reading<T> reading,
      EventCodec codec,
      Counter unreadable,
      InstantSource clock) {
    this.consumer = consumer;
    this.topic = topic;
    this.reading = reading;
    this.codec = codec;
    this.unreadable = unreadable;
    this.clock = clock;
  }

  void begin() {
    var partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new IllegalStateException("There is no topic " + topic.name() + " yet");
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
      lookedAt = clock.instant();
      reading.complete(lookedAt);
    } else if (caughtUp) {
      if (!records.isEmpty()) {
        reading.changed();
      }
      confirmNowAndThen();
    }
  }

  boolean isComplete() {
    return caughtUp;
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
        reading.confirmed(now);
      }
    } catch (TimeoutException _) {
      log.debug("Kafka does not say where {} ends", topic.name());
    }
  }

  private boolean hasReached(Map<TopicPartition, Long> offsets) {
    return offsets.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    reading.record(record);
    try {
      if (record.value() == null) {
        reading.remove(record.key());
        return;
      }
      var event = codec.decode(topic, record.headers(), record.value());
      if (event != null) {
        reading.put(event.data());
      }
    } catch (MalformedEvent | IllegalArgumentException never) {
      unreadable.increment();
      log.warn(
          "{}-{}@{} cannot be read and is passed over; its key stays as it was",
          record.topic(),
          record.partition(),
          record.offset());
    }
  }
}
