package io.centralita.kit.deadletters;

import io.centralita.contracts.event.EventCodec;
import io.centralita.kit.producer.EventProducer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// The dead letters as Kafka holds them. What was sent back stays in its topic and is not shown
/// again.
final class DeadLetterTopics implements AutoCloseable {
  private static final String SUFFIX = ".dlt";
  private static final String GROUP = "centralita-dead-letters";
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Object> settings;
  private final Admin admin;

  DeadLetterTopics(String brokers) {
    this.settings =
        Map.of(
            "bootstrap.servers",
            brokers,
            "request.timeout.ms",
            3_000,
            "default.api.timeout.ms",
            5_000,
            "enable.auto.commit",
            false);
    this.admin = Admin.create(settings);
  }

  List<String> names() {
    return get(admin.listTopics().names()).stream()
        .filter(name -> name.endsWith(SUFFIX))
        .sorted()
        .toList();
  }

  /// What waits in the topic, oldest first.
  List<DeadLetter> waiting(String topic) {
    var handled = handled(topic);
    return letters(topic).stream().filter(letter -> !handled.contains(letter.offset())).toList();
  }

  /// Sends the letters back to where they came from, and remembers each when Kafka has it.
  void sendBack(String topic, List<DeadLetter> letters) {
    var brokers = String.valueOf(settings.get("bootstrap.servers"));
    try (var producer = new EventProducer(brokers, GROUP, new EventCodec())) {
      var handled = handled(topic);
      long earliest = letters(topic).getFirst().offset();
      for (var letter : letters) {
        producer.send(letter.asItWas()).join();
        handled = handled.with(letter.offset(), earliest);
        var committed = Map.of(partition(topic), handled.toCommit());
        get(admin.alterConsumerGroupOffsets(GROUP, committed).all());
      }
    }
  }

  private Handled handled(String topic) {
    var committed = get(admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata());
    return Handled.of(committed.get(partition(topic)));
  }

  private List<DeadLetter> letters(String topic) {
    var partition = partition(topic);
    var letters = new ArrayList<DeadLetter>();
    try (var consumer =
        new KafkaConsumer<String, byte[]>(
            settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        consumer.poll(POLL).forEach(record -> letters.add(new DeadLetter(record)));
      }
    }
    return letters;
  }

  /// There is one partition: see `WantedTopics`.
  private static TopicPartition partition(String topic) {
    return new TopicPartition(topic, 0);
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
