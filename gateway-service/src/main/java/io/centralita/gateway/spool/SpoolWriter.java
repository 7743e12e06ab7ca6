package io.centralita.gateway.spool;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes to the disk. Whatever waits is one transaction and one fsync, so that
/// many carriers cost little more than one. What is to go is a transaction of its own, and comes
/// first: it makes room, and must not fail with what finds none.
final class SpoolWriter implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SpoolWriter.class);
  private static final int TOGETHER = 1_000;
  private static final int ROOM = 50_000;
  private static final long PAUSE_MS = 100;
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

  private final SpoolConnection writing;
  private final SpoolConnection reading;
  private final DiskRoom room;
  private final InstantSource clock;
  private final LinkedBlockingQueue<Job> jobs = new LinkedBlockingQueue<>(ROOM);
  private final Thread thread =
      Thread.ofPlatform().name("spool-writer").daemon().unstarted(this::run);
  private final AtomicLong last;
  private volatile boolean closing;
  private volatile boolean emptied;

  /// A change of the store, and who waits for it.
  ///
  /// @param adds whether it needs more room than it gives
  private record Job(Change change, boolean adds, CompletableFuture<Void> done) {}

  private interface Change {
    void make(SpoolStore store);
  }

  /// @param reading the same file over another connection
  SpoolWriter(
      SpoolConnection writing, SpoolConnection reading, DiskRoom room, InstantSource clock) {
    this.writing = writing;
    this.reading = reading;
    this.room = room;
    this.clock = clock;
    this.last = new AtomicLong(reading.with(SpoolStore::highest));
  }

  void start() {
    thread.start();
  }

  void countAll(BiConsumer<String, Long> keyAndBytes) {
    reading.with(store -> {
      store.forEach(keyAndBytes);
      return true;
    });
  }

  CompletableFuture<Void> append(ProducerRecord<String, byte[]> record) {
    return enqueue(into -> into.add(last.incrementAndGet(), record, clock.instant()), true);
  }

  /// Returns when the disk has none of them any more where they waited.
  void remove(List<Leaving.Gone> gone) {
    enqueue(from -> gone.forEach(from::remove), false).join();
  }

  List<Waiting> after(long number, int limit) {
    return reading.with(store -> store.after(number, limit));
  }

  private CompletableFuture<Void> enqueue(Change change, boolean adds) {
    var job = new Job(change, adds, new CompletableFuture<>());
    if (closing) {
      job.done.completeExceptionally(new IllegalStateException("the gateway stops"));
    } else if (!jobs.offer(job)) {
      job.done.completeExceptionally(new IllegalStateException("the disk is too slow"));
    }
    return job.done;
  }

  private void run() {
    var together = new ArrayList<Job>(TOGETHER);
    while (!closing || !jobs.isEmpty()) {
      together.clear();
      try {
        var first = jobs.poll(PAUSE_MS, TimeUnit.MILLISECONDS);
        if (first == null) {
          rest();
        } else {
          together.add(first);
          jobs.drainTo(together, TOGETHER - 1);
          commit(together.stream().filter(job -> !job.adds).toList());
          commit(together.stream().filter(Job::adds).toList());
        }
      } catch (InterruptedException _) {
        closing = true;
      }
    }
  }

  private void commit(List<Job> together) {
    if (together.isEmpty()) {
      return;
    }
    try {
      if (together.getFirst().adds) {
        room.require();
      }
      writing.with(store -> {
        together.forEach(job -> job.change.make(store));
        store.commit();
        return true;
      });
    } catch (RuntimeException refused) {
      log.error(
          "The spool could not write {} changes; none is acknowledged: {}",
          together.size(),
          refused.toString());
      together.forEach(job -> job.done.completeExceptionally(refused));
      return;
    }
    together.forEach(job -> job.done.complete(null));
  }

  /// Nothing waits any more: the disk gets its room back as soon as there is time.
  void emptied() {
    emptied = true;
  }

  private void rest() {
    if (emptied) {
      emptied = false;
      try {
        writing.with(store -> {
          store.shrink();
          return true;
        });
      } catch (SpoolBroken busy) {
        log.warn("The spool keeps its room on the disk until the next time: {}", busy.getMessage());
      }
    }
  }

  /// Writes what waits, then ends.
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(PATIENCE_AT_STOP);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    for (var late : jobs) {
      late.done.completeExceptionally(new IllegalStateException("the gateway stops"));
    }
    reading.close();
    writing.close();
  }
}
