package io.centralita.kit.outbox;

import io.centralita.contracts.event.EventCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.transaction.support.TransactionTemplate;

/// Moves the outbox to Kafka. A shard is drained under a lock by one instance at a time; its rows
/// are deleted when Kafka has them all. An instance that dies in between leaves the rows to the
/// next, and what was sent twice then has the same id. Whoever passes over ids that it has seen
/// sees each key in the order of its commits.
///
/// All shards go together, because a round costs the same time for one event as for many: apart,
/// they would wait for each other. When one cannot go, they go apart until all of them can again.
final class OutboxRelay {
  private static final int BATCH = 500;
  private static final List<Integer> SHARDS = IntStream.range(0, OutboxRow.SHARDS).boxed().toList();

  private final OutboxStore store;
  private final TransactionTemplate transaction;
  private final RelayProducer producers;
  private boolean apart;

  OutboxRelay(OutboxStore store, TransactionTemplate transaction, RelayProducer producers) {
    this.store = store;
    this.transaction = transaction;
    this.producers = producers;
  }

  /// One round over the shards that have rows; returns how many rows went.
  int drain() {
    return apart ? oneByOne() : together();
  }

  private int together() {
    apart = true;
    int moved = move(SHARDS);
    apart = false;
    return moved;
  }

  /// Begins anywhere, so that the one that cannot go does not hold up the same others for ever.
  private int oneByOne() {
    var order = new ArrayList<>(SHARDS);
    Collections.shuffle(order, ThreadLocalRandom.current());
    int moved = 0;
    for (int shard : order) {
      moved += move(List.of(shard));
    }
    apart = false;
    return moved;
  }

  private int move(List<Integer> shards) {
    return Objects.requireNonNullElse(transaction.execute(_ -> send(shards)), 0);
  }

  private int send(List<Integer> shards) {
    var rows = store.take(shards, BATCH);
    if (rows.isEmpty()) {
      return 0;
    }
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
