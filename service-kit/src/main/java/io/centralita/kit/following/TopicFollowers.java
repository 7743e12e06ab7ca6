package io.centralita.kit.following;

import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Makes followers of topics, all with the same patience with Kafka.
///
/// `centralita.following.unreadable{topic}` counts entries that could not be read.
public final class TopicFollowers {
  private final String service;
  private final EventCodec codec;
  private final MeterRegistry meters;
  private final InstantSource clock;
  private final Map<String, Object> settings;

  public TopicFollowers(
      String brokers, String service, EventCodec codec, MeterRegistry meters, InstantSource clock) {
    this.service = service;
    this.codec = codec;
    this.meters = meters;
    this.clock = clock;
    this.settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            brokers,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            250,
            ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            1_000,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            5_000,
            ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            5_000);
  }

  /// @param readings asked for a new one each time the topic is read from its beginning, on the
  ///   thread that reads
  public <T> TopicFollower<T> of(Topic<T> topic, Supplier<Reading<T>> readings) {
    var named = new HashMap<>(settings);
    named.put(ConsumerConfig.CLIENT_ID_CONFIG, service + "-" + topic.name());
    var unreadable =
        Counter.builder("centralita.following.unreadable")
            .description("Entries of a followed topic that could not be read")
            .tag("topic", topic.name())
            .register(meters);
    return new TopicFollower<>(
        topic,
        readings,
        () -> new KafkaConsumer<>(named, new StringDeserializer(), new ByteArrayDeserializer()),
        codec,
        unreadable,
        clock);
  }
}
