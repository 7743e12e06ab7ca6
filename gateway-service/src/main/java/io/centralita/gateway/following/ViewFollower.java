package io.centralita.gateway.following;

import io.centralita.contracts.event.EventCodec;
import io.centralita.kit.following.Reading;
import io.centralita.kit.following.TopicFollower;
import io.centralita.kit.following.TopicFollowers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Keeps a view of a topic, in memory and on the disk, for a start while Kafka is away.
public final class ViewFollower<T> implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ViewFollower.class);
  private static final Duration HOWEVER_OLD = Duration.ofDays(36_500);

  private final View<T> view;
  private final EventCodec codec;
  private final Counter unkept;
  private final Path file;
  private final InstantSource clock;
  private final TopicFollower<T> follower;
  private volatile boolean startsFromDisk;

  /// @param file what is kept on the disk
  ViewFollower(
      View<T> view,
      TopicFollowers followers,
      EventCodec codec,
      MeterRegistry meters,
      Path file,
      InstantSource clock) {
    this.view = view;
    this.file = file;
    this.clock = clock;
    this.codec = codec;
    this.unkept =
        Counter.builder("centralita.gateway.following.unkept")
            .description("How often a followed topic could not be kept on the disk")
            .tag("topic", view.topic().name())
            .register(meters);
    this.follower = followers.of(view.topic(), this::reading);
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

  private Reading<T> reading() {
    if (startsFromDisk) {
      startsFromDisk = false;
      readFromDisk(HOWEVER_OLD);
    }
    return new ViewReading<>(view, new ViewSaving(file, topic(), unkept));
  }

  @Override
  public void start() {
    follower.start();
  }

  @Override
  public void stop() {
    follower.stop();
  }

  @Override
  public boolean isRunning() {
    return follower.isRunning();
  }
}
