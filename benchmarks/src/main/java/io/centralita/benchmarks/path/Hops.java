package io.centralita.benchmarks.path;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// Where the time of a relayed text goes, as the records on its way tell: when a service decided
/// (`ce_time`), and when its outbox or the gateway wrote to Kafka (the record's own time, in whole
/// milliseconds).
final class Hops implements AutoCloseable {
  private static final List<String> TOPICS =
      List.of(Topics.MESSAGES.name(), Topics.INTERPRETATIONS.name(), Topics.SENDS.name());
  private static final List<String> NAMES =
      List.of(
          "due → gateway has written",
          "→ routing has understood",
          "→ its outbox has written",
          "→ proxy has decided",
          "→ its outbox has written",
          "→ the carrier has it");

  private final KafkaConsumer<byte[], byte[]> consumer;

  /// Listens from now on.
  Hops(String brokers) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", brokers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    var partitions = new ArrayList<TopicPartition>();
    for (var topic : TOPICS) {
      consumer
          .partitionsFor(topic)
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /// A line for each hop, of the texts that say `<round> <serial>`.
  ///
  /// @param reached when each was due and what became of it, by its serial
  List<String> lines(String round, Map<Integer, Reached> reached) {
    var texts = Pattern.compile("\"" + Pattern.quote(round) + " (\\d+)\"");
    var ways = new HashMap<Integer, @Nullable Instant[]>();
    for (var records = consumer.poll(Duration.ofSeconds(2));
        !records.isEmpty();
        records = consumer.poll(Duration.ofSeconds(1))) {
      for (var record : records) {
        var text = texts.matcher(new String(record.value(), StandardCharsets.UTF_8));
        if (text.find()) {
          note(
              record,
              ways.computeIfAbsent(Integer.valueOf(text.group(1)), _ -> new Instant[NAMES.size()]));
        }
      }
    }
    var hops = NAMES.stream().map(_ -> new Histogram(3)).toList();
    reached.forEach((serial, ends) -> {
      var way = ways.get(serial);
      if (way != null) {
        measure(ends, way, hops);
      }
    });
    var acknowledged = new Histogram(3);
    reached
        .values()
        .forEach(ends -> acknowledged.recordValue(micros(ends.due(), ends.acknowledged())));
    var lines = new ArrayList<String>();
    lines.add(line("(due → acknowledged)", acknowledged));
    for (int hop = 0; hop < hops.size(); hop++) {
      lines.add(line(NAMES.get(hop), hops.get(hop)));
    }
    return lines;
  }

  private static String line(String name, Histogram micros) {
    return "  %-26s p50 %6.1f  p99 %6.1f ms"
        .formatted(
            name, micros.getValueAtPercentile(50) / 1e3, micros.getValueAtPercentile(99) / 1e3);
  }

  private static long micros(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toNanos() / 1_000);
  }

  record Reached(Instant due, Instant acknowledged, Instant carrier) {}

  private static void note(ConsumerRecord<byte[], byte[]> record, @Nullable Instant[] way) {
    int last = TOPICS.indexOf(record.topic()) * 2;
    var time = record.headers().lastHeader(EventCodec.TIME);
    way[last] = Instant.ofEpochMilli(record.timestamp());
    if (last > 0 && time != null) {
      way[last - 1] = Instant.parse(new String(time.value(), StandardCharsets.US_ASCII));
    }
  }

  private static void measure(Reached ends, @Nullable Instant[] way, List<Histogram> hops) {
    way[NAMES.size() - 1] = ends.carrier();
    var from = ends.due();
    for (int hop = 0; hop < way.length; hop++) {
      var to = way[hop];
      if (to != null) {
        hops.get(hop).recordValue(micros(from, to));
        from = to;
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
