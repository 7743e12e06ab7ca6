package io.centralita.kit.following;

import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.Topic;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows a compacted topic on a thread of its own. What Kafka's client does not get over by
/// itself ends one [Reading] and starts another from the beginning; meanwhile what was known stays.
public final class TopicFollower<T> {
  private static final Logger log = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(3);

  private final Topic<T> topic;
  private final Supplier<Reading<T>> readings;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final EventCodec codec;
  private final Counter unreadable;
  private final InstantSource clock;
  private volatile CountDownLatch complete = new CountDownLatch(1);
  private volatile CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable Thread thread;
  private volatile @Nullable Consumer<String, byte[]> consumer;

  TopicFollower(
      Topic<T> topic,
      Supplier<Reading<T>> readings,
      Supplier<Consumer<String, byte[]>> consumers,
      EventCodec codec,
      Counter unreadable,
      InstantSource clock) {
    this.topic = topic;
    this.readings = readings;
    this.consumers = consumers;
    this.codec = codec;
    this.unreadable = unreadable;
    this.clock = clock;
  }

  /// Returns at once.
  public void start() {
    var reader = Thread.ofPlatform().name(topic.name()).daemon().unstarted(this::run);
    complete = new CountDownLatch(1);
    stopping = new CountDownLatch(1);
    thread = reader; // before it runs, because it goes on only while it is the one
    reader.start();
  }

  /// @return false when a whole reading takes longer than that
  public boolean awaitComplete(Duration patience) throws InterruptedException {
    return complete.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Returns when the thread has ended, or does not end within three seconds.
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
        log.debug("The reading of {} ends", topic.name());
      } catch (RuntimeException failed) {
        log.warn(
            "{} is read again from its beginning in {} after: {}",
            topic.name(),
            PAUSE,
            failed.toString());
        pause();
      }
    }
  }

  private void read() {
    try (var reading = readings.get();
        var kafka = consumers.get()) {
      consumer = kafka;
      var course = new TopicReading<>(kafka, topic, reading, codec, unreadable, clock);
      course.begin();
      while (goesOn() && !reading.isOutgrown()) {
        course.proceed();
        if (course.isComplete()) {
          complete.countDown();
        }
      }
    } finally {
      consumer = null;
    }
  }

  private void pause() {
    try {
      if (stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        log.debug("{} is not read again: the service stops", topic.name());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
