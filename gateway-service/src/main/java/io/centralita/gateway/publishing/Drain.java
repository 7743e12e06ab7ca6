package io.centralita.gateway.publishing;

import io.centralita.gateway.spool.Spool;
import io.centralita.gateway.spool.Waiting;
import io.centralita.kit.producer.EventProducer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves the spool to Kafka, in its order, a batch at a time. With the first event that fails the
/// producer is given up and with it all that it still holds, so that nothing overtakes what failed;
/// what Kafka has not acknowledged comes again with the next batch.
final class Drain implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Drain.class);
  private static final int BATCH = 500;

  private final Spool spool;
  private final Lines lines;
  private final Supplier<EventProducer> producers;
  private @Nullable EventProducer producer;

  /// An event that Kafka has been given, and its answer.
  private record Sent(Waiting event, CompletableFuture<Void> answer) {
    boolean isDelivered() {
      return answer.isDone() && !answer.isCompletedExceptionally();
    }
  }

  Drain(Spool spool, Lines lines, Supplier<EventProducer> producers) {
    this.spool = spool;
    this.lines = lines;
    this.producers = producers;
  }

  /// Takes one batch; returns how many events went, 0 when there is nothing to do or Kafka is away.
  int step() {
    var batch = spool.isEmpty() ? List.<Waiting>of() : oldest();
    if (batch.isEmpty()) {
      close();
      lines.reopen();
      return spool.tidy();
    }
    int moved = move(batch);
    if (moved > 0) {
      lines.reopen();
    }
    spool.tidy();
    return moved;
  }

  /// What cannot be read from the disk must not keep the others from Kafka.
  private List<Waiting> oldest() {
    try {
      return spool.oldest(BATCH);
    } catch (RuntimeException unreadable) {
      lines.reopen();
      throw unreadable;
    }
  }

  private int move(List<Waiting> batch) {
    var to = producer == null ? producers.get() : producer;
    producer = to;
    var sent = new ArrayList<Sent>(batch.size());
    for (var event : batch) {
      var answer =
          to.send(event.record())
              .whenComplete((_, failure) -> {
                if (failure != null && !isForEver(failure)) {
                  to.abandon();
                }
              });
      sent.add(new Sent(event, answer));
      if (answer.isCompletedExceptionally()) {
        break;
      }
    }
    var failure = firstFailure(sent);
    var delivered = sent.stream().filter(Sent::isDelivered).map(Sent::event).toList();
    if (!delivered.isEmpty()) {
      spool.delivered(delivered);
    }
    return failure == null ? delivered.size() : delivered.size() + settle(failure);
  }

  /// Waits for every answer, because after the first failure the others come at once.
  private static @Nullable Sent firstFailure(List<Sent> sent) {
    Sent first = null;
    for (var each : sent) {
      try {
        each.answer.join();
      } catch (CompletionException _) {
        first = first == null ? each : first;
      }
    }
    return first;
  }

  private int settle(Sent failed) {
    var why = failed.answer.exceptionNow();
    if (isForEver(why)) {
      spool.setAside(failed.event, why.toString());
      log.error(
          "Kafka will never take event {} of the spool ({}): it is set aside on the disk, and the"
              + " others go on",
          failed.event.number(),
          why.toString());
      return 1;
    }
    producer = null;
    log.debug("Kafka does not take events from the spool: {}", why.toString());
    return 0;
  }

  /// It is this event's own fault. The others are not given up for it: those before it would never
  /// get through.
  private static boolean isForEver(Throwable why) {
    return why instanceof RecordTooLargeException || why instanceof InvalidRecordException;
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close();
      producer = null;
    }
  }
}
