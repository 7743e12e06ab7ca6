package io.centralita.gateway.following;

import io.centralita.contracts.event.EventCodec;
import io.centralita.gateway.spool.SpoolFolder;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Makes followers of topics, all with the same patience with Kafka.
@Component
public class Following {
  private final EventCodec codec;
  private final MeterRegistry meters;
  private final String service;
  private final Map<String, Object> settings;
  private final Path folder;
  private final InstantSource clock;

  Following(
      EventCodec codec,
      MeterRegistry meters,
      SpoolFolder spool,
      InstantSource clock,
      @Value("${spring.kafka.bootstrap-servers}") String brokers,
      @Value("${centralita.service}") String service) {
    this.codec = codec;
    this.meters = meters;
    this.folder = spool.path().resolve("views");
    this.clock = clock;
    this.service = service;
    this.settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            brokers,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            100,
            ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            1_000,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            5_000,
            ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            5_000);
  }

  public TopicFollower<?> of(View<?> view) {
    var named = new HashMap<>(settings);
    named.put(ConsumerConfig.CLIENT_ID_CONFIG, service + "-" + view.topic().name());
    return new TopicFollower<>(
        view, codec, named, meters, folder.resolve(view.topic().name()), clock);
  }
}
