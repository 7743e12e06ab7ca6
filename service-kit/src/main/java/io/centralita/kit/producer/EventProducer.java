package io.centralita.kit.producer;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Sends a service's events. A send completes when all replicas have the record.
public final class EventProducer implements AutoCloseable {
  private final KafkaProducer<String, byte[]> kafka;
  private final EventCodec codec;
  private final String source;

  /// @param source the service, as CloudEvents names it
  public EventProducer(String brokers, String source, EventCodec codec) {
    this(brokers, source, codec, Map.of());
  }

  /// @param exceptions settings of Kafka's producer, by name, in which a service has reason to
  ///   differ
  public EventProducer(String brokers, String source, EventCodec codec, Map<String, ?> exceptions) {
    this.codec = codec;
    this.source = source;
    var settings = settings(brokers, source);
    settings.putAll(exceptions);
    this.kafka = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  static Map<String, Object> settings(String brokers, String source) {
    var settings = new HashMap<String, Object>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, source);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // Idempotence alone keeps no order here: a broker that does not know a producer yet takes its
    // second batch when the first one is refused (docs/decisions/0011).
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    // Kafka 4 waits 5 ms by default to fill batches; under load they fill by themselves.
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    return settings;
  }

  public String source() {
    return source;
  }

  /// Learns where the topic is, so that sending to it need not wait for that, and keeps it learned.
  ///
  /// @return false when Kafka has not said within the producer's `max.block.ms`
  public boolean knows(Topic<?> topic) {
    try {
      return !kafka.partitionsFor(topic.name()).isEmpty();
    } catch (TimeoutException _) {
      return false;
    }
  }

  public <T> CompletableFuture<Void> send(Topic<T> topic, CloudEvent<? extends T> event) {
    return send(codec.encode(topic, event));
  }

  public CompletableFuture<Void> send(ProducerRecord<String, byte[]> record) {
    var acknowledged = new CompletableFuture<Void>();
    try {
      var _ =
          kafka.send(
              record,
              (metadata, failure) -> {
                if (failure == null) {
                  acknowledged.complete(null);
                } else {
                  acknowledged.completeExceptionally(failure);
                }
              });
    } catch (RuntimeException refused) {
      acknowledged.completeExceptionally(refused);
    }
    return acknowledged;
  }

  /// Closes without sending what waits to be sent, or is to be sent again. May be called while a
  /// send completes.
  public void abandon() {
    kafka.close(Duration.ZERO);
  }

  @Override
  public void close() {
    kafka.close(Duration.ofSeconds(3));
  }
}
