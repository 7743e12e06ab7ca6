package io.centralita.kit.outbox;

import io.centralita.contracts.event.EventIds;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event on its way, ready to be stored.
@SuppressWarnings("ArrayRecordComponent") // rows are never compared
record OutboxRow(
    long id,
    String topic,
    String key,
    @Nullable UUID eventId,
    @Nullable String type,
    @Nullable Instant at,
    @Nullable String traceparent,
    byte @Nullable [] body) {

  static final int SHARDS = 16;

  /// The same key, the same shard, on every instance and in every version.
  static int shardOf(String key) {
    return Math.floorMod(EventIds.derived(key).getMostSignificantBits() >>> 16, SHARDS);
  }
}
