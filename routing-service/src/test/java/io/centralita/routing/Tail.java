package io.centralita.routing;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// All that is in a topic. Each record is read once, however often a test that waits looks.
final class Tail<T> {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Topic<T> topic;
  private final EventCodec codec;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final List<Read<T>> read = new ArrayList<>();

  private record Read<T>(long at, int partition, long offset, CloudEvent<T> event) {}

  Tail(Topic<T> topic, EventCodec codec, String bootstrapServers) {
    this.topic = topic;
    this.codec = codec;
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "fetch.max.wait.ms", "10"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    this.partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /// What is in it now, by time.
  synchronized List<CloudEvent<T>> events() {
    var ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(record -> read.add(decoded(record)));
    }
    return read.stream()
        .sorted(
            Comparator.<Read<T>>comparingLong(Read::at)
                .thenComparingInt(Read::partition)
                .thenComparingLong(Read::offset))
        .map(Read::event)
        .toList();
  }

  private Read<T> decoded(ConsumerRecord<String, byte[]> record) {
    var event =
        codec.decode(
            topic,
            name -> {
              var header = record.headers().lastHeader(name);
              return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
            },
            record.value());
    return new Read<>(record.timestamp(), record.partition(), record.offset(), event);
  }
}
