package io.centralita.kit.outbox;

import io.centralita.contracts.event.EventCodec;
import io.centralita.kit.loop.WorkLoop;
import io.centralita.kit.producer.EventProducer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// The outbox and the relay that empties it, put together: the one wakes the other at each commit.
public final class OutboxModule implements AutoCloseable {
  private final Outbox outbox;
  private final RelayProducer producer;
  private final OutboxRelay drain;
  private final WorkLoop relay;

  /// @param producers makes one for the relay alone, which gives it up when a send fails
  /// @param poll how long the rows of an instance that died may wait for another's relay
  public OutboxModule(
      JdbcTemplate jdbc,
      TransactionTemplate transaction,
      Supplier<EventProducer> producers,
      EventCodec codec,
      InstantSource clock,
      MeterRegistry meters,
      Duration poll) {
    var store = new OutboxStore(jdbc);
    this.producer = new RelayProducer(producers);
    this.drain = new OutboxRelay(store, transaction, producer);
    this.relay = new WorkLoop("outbox-relay", poll, drain::drain);
    this.outbox = new Outbox(store, codec, clock, relay::wake);
    Gauge.builder("centralita.outbox.waiting", store, OutboxStore::waiting)
        .description("Events that Kafka does not have yet")
        .register(meters);
  }

  public Outbox outbox() {
    return outbox;
  }

  public WorkLoop relay() {
    return relay;
  }

  /// The relay's work without its loop.
  OutboxRelay drain() {
    return drain;
  }

  @Override
  public void close() {
    producer.close();
  }
}
