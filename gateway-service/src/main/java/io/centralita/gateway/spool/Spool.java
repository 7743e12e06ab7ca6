package io.centralita.gateway.spool;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Events that have been acknowledged, or are about to be, and that Kafka does not have yet. What
/// is in it outlives the process. Appending never blocks.
public final class Spool {
  private static final Logger log = LoggerFactory.getLogger(Spool.class);
  private static final Duration DISK_IS_AVOIDED = Duration.ofSeconds(10);
  private static final Duration REMOVING_IS_TRIED_AGAIN = Duration.ofSeconds(5);
  private static final int REMOVED_TOGETHER = 500;

  private final WaitingKeys keys = new WaitingKeys();
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final long limit;
  private final Duration patience;
  private final SpoolWriter writer;
  private final SpoolMeters meters;
  private final InstantSource clock;
  private final Leaving leaving = new Leaving();
  private Instant removesFrom = Instant.MIN;
  private volatile long lastTooMuch;
  private volatile DiskRefusal diskRefusal = new DiskRefusal(Instant.MIN, "");
  private volatile Optional<Instant> oldest = Optional.empty();

  private record DiskRefusal(Instant at, String why) {}

  Spool(SpoolSettings settings, SpoolWriter writer, SpoolMeters meters, InstantSource clock) {
    this.limit = settings.limit().toBytes();
    this.patience = settings.patience();
    this.writer = writer;
    this.meters = meters;
    this.clock = clock;
    writer.countAll(this::entered);
    meters.watch(this);
  }

  /// Whether an event of this key may be in here: then the next one must go behind it. Never wrong
  /// when it says no.
  public boolean mayHold(String key) {
    return keys.mayHold(key);
  }

  public boolean isEmpty() {
    return events.get() == 0;
  }

  /// @return completes when the disk has the event; fails with [SpoolRefused] when it is full or
  ///   broken, and after its patience when it is slow. Events are kept in the order of these calls
  public CompletableFuture<Void> append(ProducerRecord<String, byte[]> record) {
    long size = Waiting.bytes(record);
    if (bytes.get() + size > limit) {
      lastTooMuch = size;
      meters.refused();
      return CompletableFuture.failedFuture(
          new SpoolRefused("The spool is full: " + events + " events wait for Kafka"));
    }
    entered(record.key(), size);
    var kept = new CompletableFuture<Void>();
    var _ =
        writer
            .append(record)
            .whenComplete((_, failure) -> {
              if (failure == null) {
                meters.spooled();
                kept.complete(null);
              } else {
                left(record.key(), size);
                kept.completeExceptionally(failure);
              }
            });
    return kept.orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS)
        .exceptionallyCompose(this::refuse);
  }

  private CompletableFuture<Void> refuse(Throwable failure) {
    var why =
        failure instanceof TimeoutException
            ? "takes longer than " + patience.toMillis() + " ms"
            : "refuses: " + failure.getMessage();
    diskRefusal = new DiskRefusal(clock.instant(), "Its disk " + why);
    meters.refused();
    return CompletableFuture.failedFuture(new SpoolRefused("The spool's disk " + why, failure));
  }

  /// The events to send next, in their order. Waits for the disk.
  public List<Waiting> oldest(int limit) {
    var found = leaving.staying(writer::after, limit);
    oldest = found.stream().findFirst().map(Waiting::since);
    return found;
  }

  /// Kafka has these. They are not sent again, and no longer in the way of others of their keys;
  /// the disk is to forget them with the next [#tidy].
  public void delivered(List<Waiting> events) {
    leaving.delivered(events);
    events.forEach(this::left);
    meters.drained(events.size());
  }

  /// Kafka will never take this one as it is. It stays on the disk, out of the way of the others.
  public void setAside(Waiting event, String reason) {
    leaving.setAside(event, reason);
    left(event);
    meters.setAside();
  }

  /// Removes from the disk what has gone. A disk that is too full even for that is tried again
  /// later, and holds nobody up; a gateway that starts meanwhile sends them once more.
  ///
  /// @return how many were removed; called again and again
  public int tidy() {
    if (leaving.isEmpty() || clock.instant().isBefore(removesFrom)) {
      return 0;
    }
    var first = leaving.first(REMOVED_TOGETHER);
    try {
      writer.remove(first);
    } catch (CompletionException stuck) {
      removesFrom = clock.instant().plus(REMOVING_IS_TRIED_AGAIN);
      log.warn(
          "{} events have left the spool and cannot be removed from its disk: tried again in {}",
          leaving.size(),
          REMOVING_IS_TRIED_AGAIN);
      return 0;
    }
    leaving.removed(first);
    if (leaving.isEmpty() && isEmpty()) {
      writer.emptied();
    }
    return first.size();
  }

  private void entered(String key, long size) {
    keys.add(key);
    events.incrementAndGet();
    bytes.addAndGet(size);
  }

  private void left(Waiting event) {
    left(event.record().key(), Waiting.bytes(event.record()));
  }

  private void left(String key, long size) {
    keys.remove(key);
    events.decrementAndGet();
    bytes.addAndGet(-size);
  }

  /// Why the next event would be refused, as far as the last one tells; nothing when it would not.
  Optional<String> refusal() {
    if (bytes.get() + lastTooMuch > limit) {
      return Optional.of("It is full: " + events + " events wait for Kafka");
    }
    var disk = diskRefusal;
    return disk.at().isAfter(clock.instant().minus(DISK_IS_AVOIDED))
        ? Optional.of(disk.why())
        : Optional.empty();
  }

  public long events() {
    return events.get();
  }

  long bytes() {
    return bytes.get();
  }

  /// When the event came that has waited longest, as far as the last look at the disk tells.
  Optional<Instant> oldest() {
    return isEmpty() ? Optional.empty() : oldest;
  }
}
