package io.centralita.gateway.following;

import io.centralita.contracts.event.EventCodec;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Follows a compacted topic, in every instance and without a group: each needs all of it. What
/// Kafka's client does not get over by itself ends one reading and starts another from the
/// beginning; meanwhile the view stays as it was. What is read is kept on the disk too, for a start
/// while Kafka is away.
public final class TopicFollower<T> implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration HOWEVER_OLD = Duration.ofDays(36_500);
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(3);

  private final View<T> view;
  private final EventCodec codec;
  private final Map<String, Object> settings;
  private final Counter unreadable;
  private final Counter unkept;
  private final Path file;
  private final InstantSource clock;
  private volatile boolean startsFromDisk;
  private volatile CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable Thread thread;
  private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

  /// @param file what is kept on the disk
  TopicFollower(
      View<T> view,
      EventCodec codec,
      Map<String, Object> settings,
      MeterRegistry meters,
      Path file,
      InstantSource clock) {
    this.view = view;
    this.file = file;
    this.clock = clock;
    this.codec = codec;
    this.settings = settings;
    this.unreadable =
        Counter.builder("centralita.gateway.following.unreadable")
            .description("Entries of a followed topic that could not be read")
            .tag("topic", view.topic().name())
            .register(meters);
    this.unkept =
        Counter.builder("centralita.gateway.following.unkept")
            .description("How often a followed topic could not be kept on the disk")
            .tag("topic", view.topic().name())
            .register(meters);
  }

  /// Kafka is away: begins with what the disk has, and goes on when Kafka is back. What can be
  /// missed for a while is read once the gateway has started.
  ///
  /// @param trust how old what is needed may be
  /// @return false when the disk does not have what is needed
  boolean standIn(Duration trust) {
    if (view.mayBeMissing()) {
      view.draft().standIn(Instant.EPOCH);
      startsFromDisk = true;
      return true;
    }
    return readFromDisk(trust);
  }

  private boolean readFromDisk(Duration trust) {
    var draft = view.draft();
    try {
      var asOf = ViewFile.read(file, topic(), new Kept<>(view.topic(), draft, codec));
      if (clock.instant().isBefore(asOf.plus(trust))) {
        draft.standIn(asOf);
        log.warn("{} is as of {}, from the disk: {} entries", topic(), asOf, view.size());
        return true;
      }
      log.warn("{} on the disk is as of {}, which is too long ago", topic(), asOf);
    } catch (NoSuchFileException _) {
      log.warn("{} is not on the disk", topic());
    } catch (ViewFile.Damaged | IOException | RuntimeException useless) {
      log.warn("{} on the disk cannot be used: {}", topic(), useless.toString());
    }
    return false;
  }

  private String topic() {
    return view.topic().name();
  }

  @Override
  public void start() {
    var reader = Thread.ofPlatform().name(topic()).daemon().unstarted(this::run);
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
    if (startsFromDisk) {
      startsFromDisk = false;
      readFromDisk(HOWEVER_OLD);
    }
    while (goesOn()) {
      try {
        read();
      } catch (WakeupException _) {
        log.debug("The reading of {} ends", topic());
      } catch (RuntimeException failed) {
        log.warn(
            "{} is read again from its beginning in {} after: {}",
            topic(),
            PAUSE,
            failed.toString());
        pause();
      }
    }
  }

  private void read() {
    try (var reading =
            new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        var saving = new ViewSaving(file, topic(), unkept)) {
      consumer = reading;
      var session = new TopicReading<>(reading, view, codec, unreadable, saving, clock);
      session.begin();
      while (goesOn() && !session.isOutgrown()) {
        session.proceed();
      }
    } finally {
      consumer = null;
    }
  }

  private void pause() {
    try {
      if (stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        log.debug("{} is not read again: the gateway stops", topic());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
