package io.centralita.gateway.directory;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.MalformedEvent;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.values.BusinessNumber;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One reading of the topic from its beginning. The directory changes over to it when it has come
/// to where the topic ended at the start; so an entry that was deleted and compacted away while
/// nobody read does not live on.
final class DirectoryReading {
  private static final Logger log = LoggerFactory.getLogger(DirectoryReading.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final Consumer<String, byte[]> consumer;
  private final NumberDirectory directory;
  private final EventCodec codec;
  private final Counter unreadable;
  private final Map<BusinessNumber, NumberAssigned> numbers = new ConcurrentHashMap<>();
  private Map<TopicPartition, Long> ends = Map.of();
  private boolean caughtUp;

  DirectoryReading(
      Consumer<String, byte[]> consumer,
      NumberDirectory directory,
      EventCodec codec,
      Counter unreadable) {
    this.consumer = consumer;
    this.directory = directory;
    this.codec = codec;
    this.unreadable = unreadable;
  }

  void begin() {
    var partitions =
        consumer.partitionsFor(Topics.NUMBERS.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new IllegalStateException("There is no topic " + Topics.NUMBERS.name() + " yet");
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    ends = Map.copyOf(consumer.endOffsets(partitions));
  }

  void proceed() {
    consumer.poll(POLL).forEach(this::take);
    if (!caughtUp && hasReachedTheEnd()) {
      caughtUp = true;
      directory.become(numbers);
      log.info("The number directory is complete: {} numbers", numbers.size());
    }
  }

  private boolean hasReachedTheEnd() {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    try {
      if (record.value() == null) {
        numbers.remove(new BusinessNumber(record.key()));
        return;
      }
      var event = codec.decode(Topics.NUMBERS, record.headers(), record.value());
      if (event != null && event.data() instanceof NumberAssigned assigned) {
        numbers.put(assigned.number(), assigned);
      }
    } catch (MalformedEvent | IllegalArgumentException never) {
      unreadable.increment();
      log.warn(
          "The number directory goes on without {}-{}@{}, which cannot be read",
          record.topic(),
          record.partition(),
          record.offset());
    }
  }
}
