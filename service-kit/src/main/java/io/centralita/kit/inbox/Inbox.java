package io.centralita.kit.inbox;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Remembers, in the transaction of the effect, which events a consumer has taken.
public final class Inbox {
  /// Carriers re-deliver for up to 7 days, and a replay may go back further.
  public static final Duration KEPT = Duration.ofDays(30);

  private static final String TAKE =
      """
      INSERT INTO inbox (event_id, consumer, received_at)
      SELECT id, :consumer, :now FROM unnest(:ids::uuid[]) AS id
      ON CONFLICT DO NOTHING
      RETURNING event_id
      """;

  private static final String FORGET =
      """
      DELETE FROM inbox WHERE ctid IN
        (SELECT ctid FROM inbox WHERE received_at < :before LIMIT :limit)
      """;

  private final JdbcClient jdbc;
  private final InstantSource clock;

  public Inbox(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Which of the events the consumer has not taken before. They count as taken when the
  /// surrounding transaction commits; another instance that takes one of them meanwhile is waited
  /// for.
  public Set<UUID> take(String consumer, Collection<UUID> events) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("The inbox is written in the transaction of the effect");
    }
    var ids = events.stream().distinct().sorted().map(UUID::toString).toArray(String[]::new);
    return new HashSet<>(
        jdbc.sql(TAKE)
            .param("consumer", consumer)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("ids", ids)
            .query(UUID.class)
            .list());
  }

  /// Forgets what is older than it needs to be; returns how many.
  public int forget(int limit) {
    return jdbc.sql(FORGET)
        .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .update();
  }
}
