package io.centralita.routing.catalogue;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.MalformedEvent;
import io.centralita.contracts.values.TenantId;
import io.centralita.routing.understanding.Understandings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Reads the catalogues whole before any message is understood, and follows their changes.
@Component
class CatalogueFollower implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(CatalogueFollower.class);
  private static final String TOPIC = Topics.CATALOGUE.name();
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(3);

  private final Catalogues catalogues;
  private final Understandings understandings;
  private final EventCodec codec;
  private final Counter unreadable;
  private final Map<String, Object> settings;
  private final CountDownLatch complete = new CountDownLatch(1);
  private volatile @Nullable Thread thread;
  private volatile @Nullable KafkaConsumer<String, byte[]> reading;

  CatalogueFollower(
      Catalogues catalogues,
      Understandings understandings,
      EventCodec codec,
      MeterRegistry meters,
      @Value("${spring.kafka.bootstrap-servers}") String brokers) {
    this.catalogues = catalogues;
    this.understandings = understandings;
    this.codec = codec;
    this.unreadable = meters.counter("centralita.catalogue.unreadable");
    this.settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            brokers,
            ConsumerConfig.CLIENT_ID_CONFIG,
            "routing-service-" + TOPIC,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            100);
  }

  /// Before the consumers of messages, which start last of all.
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void start() {
    var reader = Thread.ofPlatform().name(TOPIC).daemon().unstarted(this::run);
    thread = reader;
    reader.start();
    try {
      if (!complete.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("The catalogues could not be read within " + PATIENCE);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    var running = thread;
    thread = null;
    var consumer = reading;
    if (consumer != null) {
      consumer.wakeup();
    }
    try {
      if (running != null) {
        running.join(PATIENCE_AT_STOP);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private boolean goesOn() {
    return Thread.currentThread().equals(thread);
  }

  private void run() {
    while (goesOn()) {
      try {
        read();
      } catch (WakeupException _) {
        log.debug("The reading of {} ends", TOPIC);
      } catch (RuntimeException failed) {
        log.warn("{} is read again in {} after: {}", TOPIC, PAUSE, failed.toString());
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      reading = consumer;
      var partitions =
          consumer.partitionsFor(TOPIC).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var first = new HashSet<TenantId>();
      while (goesOn() && !isPast(ends, consumer)) {
        consumer.poll(POLL).forEach(record -> take(record, first));
      }
      catalogues.publish(first, understandings::learnNow);
      complete.countDown();
      while (goesOn()) {
        var changed = new HashSet<TenantId>();
        consumer.poll(POLL).forEach(record -> take(record, changed));
        catalogues.publish(changed, understandings::learn);
      }
    } finally {
      reading = null;
    }
  }

  private static boolean isPast(Map<TopicPartition, Long> ends, Consumer<?, ?> consumer) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void take(ConsumerRecord<String, byte[]> record, Set<TenantId> changed) {
    try {
      if (record.value() == null) {
        changed.add(catalogues.remove(record.key()));
        return;
      }
      var event = codec.decode(Topics.CATALOGUE, record.headers(), record.value());
      if (event != null) {
        catalogues.put(event.data());
        changed.add(event.data().tenant());
      }
    } catch (MalformedEvent | IllegalArgumentException never) {
      unreadable.increment();
      log.warn(
          "{}-{}@{} cannot be read; the tenant's catalogue stays as it was",
          record.topic(),
          record.partition(),
          record.offset());
    }
  }
}
