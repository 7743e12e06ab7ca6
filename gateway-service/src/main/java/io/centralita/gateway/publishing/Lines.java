package io.centralita.gateway.publishing;

import io.centralita.gateway.spool.Spool;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether events go to Kafka or to the spool. The line to Kafka is cut when an event is refused or
/// takes too long; what was under way goes to the spool in its order, and so does what comes after,
/// without asking Kafka each time. A new line opens when Kafka has taken something from the spool.
final class Lines implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Lines.class);

  private static final Duration FIRST_PATIENCE = Duration.ofSeconds(3);

  private final Supplier<Line> lines;
  private final Spool spool;
  private final Duration patience;
  private final long startedAt = System.nanoTime();
  private final ReentrantLock order = new ReentrantLock();
  private volatile @Nullable Line open;
  private volatile boolean known;
  private @Nullable Line next;
  private final AtomicReference<@Nullable Line> cut = new AtomicReference<>();

  Lines(Supplier<Line> lines, Spool spool, Duration patience) {
    this.lines = lines;
    this.spool = spool;
    this.patience = patience;
    this.open = lines.get();
  }

  /// The line to Kafka; null while Kafka is away.
  @Nullable Line open() {
    return open;
  }

  CompletableFuture<Void> send(Line line, ProducerRecord<String, byte[]> record) {
    return line.send(record, (event, why, answered) -> refused(line, event, why, answered));
  }

  /// Behind everything that is in the spool, or is on its way there.
  CompletableFuture<Void> spool(ProducerRecord<String, byte[]> record) {
    order.lock();
    try {
      return spool.append(record);
    } finally {
      order.unlock();
    }
  }

  /// Takes the patience with what is under way. Called again and again.
  void look() {
    var line = open;
    if (line != null) {
      var first = line.first();
      if (first != null && System.nanoTime() - first.since() > patience.toNanos()) {
        cut(line, "has not answered for " + patience.toMillis() + " ms");
      }
      known = line.knowsTopics() || known;
      if (!known && System.nanoTime() - startedAt > FIRST_PATIENCE.toNanos()) {
        cut(line, "has not said where the topics are since the start");
      }
    }
    abandonCut();
  }

  private void refused(Line line, Underway event, Throwable why, boolean answered) {
    if (why instanceof RecordTooLargeException) {
      event.completeExceptionally(why); // neither Kafka will ever take it nor should the spool
      return;
    }
    cut(line, "refuses: " + why);
    if (answered) {
      line.abandon(); // on the client's own thread: nothing else of it is sent
    }
    order.lock();
    try {
      toSpool(event); // unless it went with the others
    } finally {
      order.unlock();
    }
  }

  void cut(Line line, String reason) {
    order.lock();
    try {
      if (open != line) {
        return;
      }
      open = null;
      cut.set(line);
      var events = line.takeBack();
      log.warn(
          "Kafka {}: {} events go to the spool, where {} wait already, and all that come after",
          reason,
          events.size(),
          spool.events());
      events.forEach(this::toSpool);
    } finally {
      order.unlock();
    }
  }

  private void toSpool(Underway event) {
    var record = event.take();
    if (record != null) {
      var _ =
          spool
              .append(record)
              .whenComplete((_, failure) -> {
                if (failure == null) {
                  event.complete(null);
                } else {
                  event.completeExceptionally(failure);
                }
              });
    }
  }

  /// Waits for the client's thread to end, which an event loop must not.
  private void abandonCut() {
    var abandoned = cut.getAndSet(null);
    if (abandoned != null) {
      abandoned.abandon();
    }
  }

  /// Kafka takes events from the spool, or there are none: opens a line as soon as Kafka says where
  /// the topics are. Called by one thread, again and again.
  void reopen() {
    if (open != null) {
      return;
    }
    var line = next == null ? lines.get() : next;
    next = line;
    if (line.knowsTopics()) {
      next = null;
      known = true;
      open = line;
      log.info("Kafka is back: events go there again, behind the {} that wait", spool.events());
    }
  }

  /// Whether events can go somewhere: to Kafka, once it has said where the topics are, or to the
  /// spool.
  boolean isDecided() {
    return known || open == null;
  }

  /// What is still under way after a last patience goes to the spool.
  @Override
  public void close() {
    abandonCut();
    var last = open;
    if (last != null) {
      last.close();
      cut(last, "has no more time, because the gateway stops");
      abandonCut();
    }
    if (next != null) {
      next.close();
    }
  }
}
