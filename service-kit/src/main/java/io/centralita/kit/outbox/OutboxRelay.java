package io.centralita.kit.outbox;

import io.centralita.contracts.event.EventCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.transaction.support.TransactionTemplate;

/// Moves the outbox to Kafka, shard by shard. A shard is drained under a lock by one instance at a
/// time; its rows are deleted when Kafka has them all. An instance that dies in between leaves the
/// rows to the next, and what was sent twice then has the same id. Whoever passes over ids that it
/// has seen sees each key in the order of its commits.
final class OutboxRelay {
  private static final int BATCH = 500;

  private final OutboxStore store;
  private final TransactionTemplate transaction;
  private final RelayProducer producers;

  OutboxRelay(OutboxStore store, TransactionTemplate transaction, RelayProducer producers) {
    this.store = store;
    this.transaction = transaction;
    this.producers = producers;
  }

  /// One round over the shards that have rows; returns how many rows went.
  int drain() {
    var shards = new ArrayList<>(store.shardsWithRows());
    if (!shards.isEmpty()) {
      Collections.rotate(shards, ThreadLocalRandom.current().nextInt(shards.size()));
    }
    int moved = 0;
    for (int shard : shards) {
      Integer rows = transaction.execute(_ -> drain(shard));
      moved += rows == null ? 0 : rows;
    }
    return moved;
  }

  private int drain(int shard) {
    if (!store.lockShard(shard)) {
      return 0;
    }
    var rows = store.take(shard, BATCH);
    var producer = producers.fresh();
    var acknowledged = new ArrayList<CompletableFuture<Void>>(rows.size());
    for (var row : rows) {
      acknowledged.add(producers.send(producer, record(row, producer.source())));
    }
    awaitAll(acknowledged);
    return rows.size();
  }

  private static void awaitAll(List<CompletableFuture<Void>> acknowledged) {
    try {
      CompletableFuture.allOf(acknowledged.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException refused) {
      throw new IllegalStateException("Kafka did not take the events", refused.getCause());
    }
  }

  private static ProducerRecord<String, byte[]> record(OutboxRow row, String source) {
    var record = new ProducerRecord<String, byte[]>(row.topic(), row.key(), row.body());
    if (row.eventId() != null && row.type() != null && row.at() != null) {
      EventCodec.addHeaders(
          record.headers(),
          row.eventId(),
          row.type(),
          source,
          row.key(),
          row.at(),
          row.traceparent());
    }
    return record;
  }
}
