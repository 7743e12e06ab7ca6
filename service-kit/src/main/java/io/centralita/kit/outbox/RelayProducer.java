package io.centralita.kit.outbox;

import io.centralita.kit.producer.EventProducer;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Sends such that nothing overtakes what failed: with the first failure the producer is given up,
/// and with it everything that it still holds. All of it comes again, in order, from the outbox.
final class RelayProducer implements AutoCloseable {
  private final Supplier<EventProducer> producers;
  private final AtomicReference<@Nullable EventProducer> current = new AtomicReference<>();

  RelayProducer(Supplier<EventProducer> producers) {
    this.producers = producers;
  }

  /// For one batch. What it sends after a failure fails as well.
  EventProducer fresh() {
    return Objects.requireNonNull(
        current.updateAndGet(producer -> producer == null ? producers.get() : producer));
  }

  CompletableFuture<Void> send(EventProducer producer, ProducerRecord<String, byte[]> record) {
    return producer
        .send(record)
        .whenComplete((_, failure) -> {
          if (failure != null) {
            giveUp(producer);
          }
        });
  }

  private void giveUp(EventProducer producer) {
    if (current.compareAndSet(producer, null)) {
      producer.abandon();
    }
  }

  @Override
  public void close() {
    var producer = current.getAndSet(null);
    if (producer != null) {
      producer.close();
    }
  }
}
