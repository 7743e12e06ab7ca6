package io.centralita.kit.outbox;

import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.Topic;
import io.centralita.kit.trace.Trace;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Publishes with the transaction: what is published in one that commits reaches Kafka, what is
/// published in one that rolls back never was.
///
/// Events of one key leave in the order in which their transactions commit, because writers of a
/// key queue up behind each other from the write until the commit.
public final class Outbox {
  /// One that Kafka refuses would hold up everything behind it for ever.
  private static final int LARGEST_BODY = 1_000_000;

  private final OutboxStore store;
  private final EventCodec codec;
  private final InstantSource clock;
  private final Runnable afterCommit;

  Outbox(OutboxStore store, EventCodec codec, InstantSource clock, Runnable afterCommit) {
    this.store = store;
    this.codec = codec;
    this.clock = clock;
    this.afterCommit = afterCommit;
  }

  /// @param id derived from the cause, so that doing the same again publishes the same event
  /// @param key what must stay in order
  public <T> void publish(Topic<T> topic, UUID id, String key, T data) {
    var body = codec.body(data);
    if (body.length > LARGEST_BODY) {
      throw new IllegalArgumentException(
          "An event of %d bytes for %s: Kafka takes none of more than %d"
              .formatted(body.length, topic.name(), LARGEST_BODY));
    }
    add(
        new OutboxRow(
            0,
            topic.name(),
            key,
            id,
            Topic.typeOf(((Object) data).getClass()),
            clock.instant(),
            Trace.child(),
            body));
  }

  /// Ends a key in a topic of states.
  public void tombstone(Topic<?> topic, String key) {
    add(new OutboxRow(0, topic.name(), key, null, null, null, null, null));
  }

  private void add(OutboxRow row) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("Events are published in the transaction that causes them");
    }
    pending().rows.add(row);
  }

  private Pending pending() {
    for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
      if (synchronization instanceof Pending pending && pending.outbox() == this) {
        return pending;
      }
    }
    var pending = new Pending();
    TransactionSynchronizationManager.registerSynchronization(pending);
    return pending;
  }

  /// Collects a transaction's events, so that they cost one statement and hold their locks only
  /// while it commits.
  private final class Pending implements TransactionSynchronization {
    private final List<OutboxRow> rows = new ArrayList<>();

    @Nullable Outbox outbox() {
      return Outbox.this;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      store.append(rows);
    }

    @Override
    public void afterCommit() {
      afterCommit.run();
    }
  }
}
