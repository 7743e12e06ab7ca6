package io.centralita.gateway.spool;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes to the disk. Whatever waits is one transaction and one fsync, so that
/// many carriers cost little more than one.
final class SpoolWriter implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SpoolWriter.class);
  private static final int TOGETHER = 1_000;
  private static final int ROOM = 50_000;
  private static final long PAUSE_MS = 100;
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

  private final SpoolStore store;
  private final SpoolStore reading;
  private final InstantSource clock;
  private final LinkedBlockingQueue<Job> jobs = new LinkedBlockingQueue<>(ROOM);
  private final Thread thread =
      Thread.ofPlatform().name("spool-writer").daemon().unstarted(this::run);
  private volatile boolean closing;
  private volatile boolean emptied;

  /// A change of the store, and who waits for it.
  private record Job(Change change, CompletableFuture<Void> done) {}

  private interface Change {
    void make(SpoolStore store);
  }

  /// @param reading the same file over another connection
  SpoolWriter(SpoolStore store, SpoolStore reading, InstantSource clock) {
    this.store = store;
    this.reading = reading;
    this.clock = clock;
  }

  void start() {
    thread.start();
  }

  void countAll(BiConsumer<String, Long> keyAndBytes) {
    reading.forEach(keyAndBytes);
  }

  CompletableFuture<Void> append(ProducerRecord<String, byte[]> record) {
    return enqueue(into -> into.add(record, clock.instant()));
  }

  void remove(List<Waiting> events) {
    enqueue(from -> from.remove(events)).join();
  }

  void setAside(Waiting event, String reason) {
    enqueue(in -> in.setAside(event, reason)).join();
  }

  List<Waiting> oldest(int limit) {
    synchronized (reading) {
      return reading.oldest(limit);
    }
  }

  private CompletableFuture<Void> enqueue(Change change) {
    var job = new Job(change, new CompletableFuture<>());
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
          commit(together);
        }
      } catch (InterruptedException _) {
        closing = true;
      }
    }
  }

  private void commit(List<Job> together) {
    try {
      for (var job : together) {
        job.change.make(store);
      }
      store.commit();
      together.forEach(job -> job.done.complete(null));
    } catch (RuntimeException refused) {
      log.error(
          "The spool could not write {} changes; none is acknowledged", together.size(), refused);
      rollback();
      together.forEach(job -> job.done.completeExceptionally(refused));
    }
  }

  /// Nothing waits any more: the disk gets its room back as soon as there is time.
  void emptied() {
    emptied = true;
  }

  private void rest() {
    if (emptied) {
      emptied = false;
      try {
        store.shrink();
      } catch (SpoolBroken busy) {
        log.warn("The spool keeps its room on the disk until the next time: {}", busy.getMessage());
      }
    }
  }

  private void rollback() {
    try {
      store.rollback();
    } catch (SpoolBroken broken) {
      log.error("The spool could not take back what it had begun", broken);
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
    store.close();
  }
}
