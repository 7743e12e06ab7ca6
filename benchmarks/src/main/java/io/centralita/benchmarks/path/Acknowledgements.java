package io.centralita.benchmarks.path;

import io.centralita.contracts.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// How many webhooks a second the gateway acknowledges durably, beside a bare producer that sends
/// the same bytes with the same settings and as much under way.
final class Acknowledgements {
  private static final int CONNECTIONS = 64;
  private static final int FORMS = 4_000;
  private static final String TOPIC = Topics.MESSAGES.name();
  private static final String BARE = "benchmark.bare";

  private final String brokers;
  private final byte[][] requests = new byte[FORMS][];

  Acknowledgements(String brokers, Corpus corpus, String businessNumber) {
    this.brokers = brokers;
    for (int i = 0; i < FORMS; i++) {
      var from = "whatsapp:+5198%07d".formatted(i % 1_000);
      requests[i] =
          corpus.message(i, from, "whatsapp:" + businessNumber, "Gracias, ya voy en camino. " + i);
    }
  }

  /// As many as it acknowledges.
  ///
  /// @param port where somebody on this machine takes webhooks
  ClosedLoop.Outcome closed(int port, Duration time)
      throws InterruptedException, ExecutionException {
    return ClosedLoop.run(CONNECTIONS, time, _ -> posting(port));
  }

  /// So many a second.
  ClosedLoop.Outcome open(int port, int perSecond, Duration time) throws Exception {
    return OpenLoop.run(perSecond, CONNECTIONS, time, _ -> posting(port));
  }

  private ClosedLoop.Work posting(int port) throws IOException {
    var connection = new Connection(port);
    return serial -> {
      int status = connection.exchange(requests[serial % FORMS]);
      if (status != 200) {
        throw new IOException("Port " + port + " answered " + status);
      }
    };
  }

  void createBareTopic() throws InterruptedException, ExecutionException {
    createTopic(brokers, BARE);
  }

  /// As many partitions as the gateway's topic has. A topic of an earlier run is used again.
  static void createTopic(String brokers, String name)
      throws InterruptedException, ExecutionException {
    try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", brokers))) {
      if (!admin.listTopics().names().get().contains(name)) {
        admin
            .createTopics(List.of(new NewTopic(name, Topics.MESSAGES.partitions(), (short) 1)))
            .all()
            .get();
      }
    }
  }

  /// @param sample a record as the gateway wrote it, headers and all
  ClosedLoop.Outcome bareProducer(Duration time, ProducerRecord<byte[], byte[]> sample)
      throws InterruptedException, ExecutionException {
    var settings = new HashMap<String, Object>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      return ClosedLoop.run(
          CONNECTIONS,
          time,
          number ->
              _ ->
                  producer
                      .send(
                          new ProducerRecord<>(
                              BARE,
                              null,
                              new byte[] {(byte) number},
                              sample.value(),
                              sample.headers()))
                      .get());
    }
  }

  /// In all topics, whoever wrote them.
  long recordsInKafka() {
    try (var consumer = consumer()) {
      var partitions =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
    }
  }

  ProducerRecord<byte[], byte[]> aRecord() {
    try (var consumer = consumer()) {
      var partitions =
          consumer.partitionsFor(TOPIC).stream()
              .map(info -> new TopicPartition(TOPIC, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      for (int tries = 0; tries < 50; tries++) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          return new ProducerRecord<>(TOPIC, null, record.key(), record.value(), record.headers());
        }
      }
      throw new IllegalStateException("The gateway has written nothing to " + TOPIC);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    var settings = new HashMap<String, Object>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
