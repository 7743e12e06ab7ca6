package io.centralita.matching.lead;

import static io.centralita.matching.lead.Rows.utc;

import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What people were told again a short while ago.
@Component
final class RestatementStore {
  private static final String TELL =
      """
      INSERT INTO restatements (id, told_at) VALUES (:id, :now)
      ON CONFLICT (id) DO UPDATE SET told_at = excluded.told_at WHERE restatements.told_at <= :before
      """;

  private static final String FORGET =
      """
      DELETE FROM restatements WHERE id IN
        (SELECT id FROM restatements WHERE told_at <= :before LIMIT :limit)
      """;

  private final JdbcClient jdbc;

  RestatementStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Whether it is to be told now: not told since `before`.
  boolean tell(UUID id, Instant now, Instant before) {
    return jdbc.sql(TELL)
            .param("id", id)
            .param("now", utc(now))
            .param("before", utc(before))
            .update()
        == 1;
  }

  int forget(Instant before, int limit) {
    return jdbc.sql(FORGET).param("before", utc(before)).param("limit", limit).update();
  }
}
