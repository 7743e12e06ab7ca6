package io.centralita.benchmarks.faults;

import io.centralita.benchmarks.faults.Load.Asked;
import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.routing.Delivery.SendRefused;
import io.centralita.contracts.values.SendId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What whoever asked for sends was told of them.
final class Reports implements AutoCloseable {
  private static final Duration LISTEN = Duration.ofSeconds(1);

  private final EventCodec codec = new EventCodec();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Set<SendId> refused = new HashSet<>();

  Reports(String brokers) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", brokers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    var partitions = new ArrayList<TopicPartition>();
    consumer
        .partitionsFor(Topics.DELIVERIES.name())
        .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /// Those that will not arrive.
  List<Asked> refused(List<Asked> asked) {
    for (var records = consumer.poll(LISTEN); !records.isEmpty(); records = consumer.poll(LISTEN)) {
      for (var record : records) {
        var event =
            codec.decode(
                Topics.DELIVERIES,
                name -> {
                  var header = record.headers().lastHeader(name);
                  return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
                },
                record.value());
        if (event != null && event.data() instanceof SendRefused refusal) {
          refused.add(refusal.sendId());
        }
      }
    }
    return asked.stream().filter(each -> refused.contains(each.id())).toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
