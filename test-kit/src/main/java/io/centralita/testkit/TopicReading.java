package io.centralita.testkit;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// A topic as far as it has been read. Tests look again and again until something is there: this
/// way each look fetches only what is new.
final class TopicReading {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Comparator<ConsumerRecord<String, byte[]>> BY_TIME =
      Comparator.<ConsumerRecord<String, byte[]>>comparingLong(ConsumerRecord::timestamp)
          .thenComparingInt(ConsumerRecord::partition)
          .thenComparingLong(ConsumerRecord::offset);

  private final String topic;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();

  TopicReading(String topic, Map<String, Object> settings) {
    this.topic = topic;
    this.consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /// All that is in the topic now, by time.
  synchronized List<ConsumerRecord<String, byte[]>> untilNow() {
    var partitions =
        consumer.listTopics().getOrDefault(topic, List.of()).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .collect(toSet());
    var ends = consumer.endOffsets(partitions);
    if (!consumer.assignment().equals(partitions) || isAnother(ends)) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      read.clear();
    }
    int before = read.size();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(read::add);
    }
    if (read.size() > before) {
      read.sort(BY_TIME);
    }
    return List.copyOf(read);
  }

  /// It was deleted and made anew.
  private boolean isAnother(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) > end.getValue());
  }
}
