package io.centralita.kit.topics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/// Waits for Kafka and creates the topics that are missing, before any consumer starts. A topic
/// that exists is left as it is: more partitions would move keys between them and break their
/// order. A service that may start without Kafka gets its topics when Kafka is back.
public final class TopicSetup implements SmartInitializingSingleton, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TopicSetup.class);
  private static final Duration ONE_TRY = Duration.ofSeconds(5);

  private final String brokers;
  private final List<NewTopic> topics;
  private final Duration patience;
  private final WithoutKafka withoutKafka;
  private volatile @Nullable Thread later;
  private volatile boolean closed;

  /// @param patience how long a Kafka that is still starting is waited for
  public TopicSetup(String brokers, List<NewTopic> topics, Duration patience) {
    this(brokers, topics, patience, () -> false);
  }

  public TopicSetup(
      String brokers, List<NewTopic> topics, Duration patience, WithoutKafka withoutKafka) {
    this.brokers = brokers;
    this.topics = topics;
    this.patience = patience;
    this.withoutKafka = withoutKafka;
  }

  @Override
  public void afterSingletonsInstantiated() {
    long start = System.nanoTime();
    try (var admin = Admin.create(settings())) {
      while (!created(admin)) {
        if (withoutKafka.mayStart()) {
          log.warn("Kafka does not answer at {}: the service starts without it", brokers);
          later = Thread.ofVirtual().name("topic-setup").start(this::createLater);
          return;
        }
        var waited = Duration.ofNanos(System.nanoTime() - start);
        if (waited.compareTo(patience) > 0) {
          throw new KafkaAway(brokers, patience);
        }
        log.info("Kafka does not answer at {}; waiting for it since {}", brokers, waited);
      }
    }
  }

  private void createLater() {
    try (var admin = Admin.create(settings())) {
      while (!created(admin)) {
        log.debug("Kafka still does not answer at {}", brokers);
      }
    } catch (IllegalStateException failed) {
      if (!closed) {
        log.error("The service goes on without the topics that are missing", failed);
      }
    }
  }

  @Override
  public void close() {
    var waiting = later;
    closed = true;
    if (waiting != null) {
      waiting.interrupt();
    }
  }

  private Map<String, Object> settings() {
    return Map.of(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
        brokers,
        AdminClientConfig.CLIENT_ID_CONFIG,
        "topic-setup",
        AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
        1_000,
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
        2_000,
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        (int) ONE_TRY.toMillis());
  }

  private boolean created(Admin admin) {
    for (var creation : admin.createTopics(topics).values().entrySet()) {
      if (!created(creation.getKey(), creation.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean created(String topic, KafkaFuture<Void> creation) {
    try {
      creation.get(2 * ONE_TRY.toMillis(), TimeUnit.MILLISECONDS);
      log.info("Created the topic {}", topic);
      return true;
    } catch (ExecutionException failed) {
      return switch (failed.getCause()) {
        case TopicExistsException _ -> true;
        case RetriableException _ -> false;
        case null, default ->
            throw new IllegalStateException("Cannot create the topic " + topic, failed.getCause());
      };
    } catch (java.util.concurrent.TimeoutException late) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for Kafka", interrupted);
    }
  }
}
