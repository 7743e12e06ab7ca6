package io.centralita.gateway.directory;

import io.centralita.contracts.event.EventCodec;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Follows the compacted topic of numbers, in every instance and without a group: each needs all of
/// it. What Kafka's client does not get over by itself ends one reading and starts another from the
/// beginning; meanwhile the directory stays as it was.
@Component
class DirectoryReader implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(DirectoryReader.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(3);

  private final NumberDirectory directory;
  private final EventCodec codec;
  private final Map<String, Object> settings;
  private final Counter unreadable;
  private volatile CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable Thread thread;
  private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

  DirectoryReader(
      NumberDirectory directory,
      EventCodec codec,
      MeterRegistry meters,
      @Value("${spring.kafka.bootstrap-servers}") String brokers,
      @Value("${centralita.service}") String service) {
    this.directory = directory;
    this.codec = codec;
    this.settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            brokers,
            ConsumerConfig.CLIENT_ID_CONFIG,
            service + "-directory",
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
    this.unreadable =
        Counter.builder("centralita.gateway.directory.unreadable")
            .description("Entries of the number directory that could not be read")
            .register(meters);
  }

  @Override
  public void start() {
    var reader = Thread.ofPlatform().name("number-directory").daemon().unstarted(this::run);
    stopping = new CountDownLatch(1);
    thread = reader; // before it runs, because it goes on only while it is the one
    reader.start();
  }

  @Override
  public void stop() {
    var running = thread;
    thread = null;
    var reading = consumer;
    if (running == null) {
      return;
    }
    if (reading != null) {
      reading.wakeup();
    }
    stopping.countDown();
    try {
      running.join(PATIENCE_AT_STOP);
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
        log.debug("The reading of the number directory ends");
      } catch (RuntimeException failed) {
        log.warn(
            "The number directory is read again from its beginning in {} after: {}",
            PAUSE,
            failed.toString());
        pause();
      }
    }
  }

  private void read() {
    try (var reading =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer = reading;
      var session = new DirectoryReading(reading, directory, codec, unreadable);
      session.begin();
      while (goesOn()) {
        session.proceed();
      }
    } finally {
      consumer = null;
    }
  }

  private void pause() {
    try {
      if (stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        log.debug("The number directory is not read again: the gateway stops");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
