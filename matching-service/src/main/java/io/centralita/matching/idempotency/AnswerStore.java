package io.centralita.matching.idempotency;

import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was answered, by the callers' keys.
@Component
final class AnswerStore {
  /// Whoever comes with the same key meanwhile waits here until the first has its answer.
  private static final String RESERVE =
      """
      INSERT INTO idempotent_answers (tenant, key, request, status, type, body, answered_at)
      VALUES (:tenant, :key, :request, 0, '', '', :now)
      ON CONFLICT (tenant, key) DO UPDATE SET request = excluded.request, status = 0, type = '', body = '',
        answered_at = excluded.answered_at
      WHERE idempotent_answers.answered_at <= :before
      """;

  private static final String KEEP =
      """
      UPDATE idempotent_answers SET status = :status, type = :type, body = :body
      WHERE tenant = :tenant AND key = :key
      """;

  private static final String FIND =
      """
      SELECT request, status, type, body FROM idempotent_answers WHERE tenant = :tenant AND key = :key
      """;

  private static final String FORGET =
      """
      DELETE FROM idempotent_answers WHERE (tenant, key) IN
        (SELECT tenant, key FROM idempotent_answers WHERE answered_at <= :before LIMIT :limit)
      """;

  private final JdbcClient jdbc;

  AnswerStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param request what was asked for
  /// @param type the content type
  record Answer(String request, int status, String type, String body) {}

  /// Whether the key is new.
  ///
  /// @param before what was answered by then is forgotten
  boolean reserve(TenantId tenant, String key, String request, Instant now, Instant before) {
    return jdbc.sql(RESERVE)
            .param("tenant", tenant.value())
            .param("key", key)
            .param("request", request)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("before", before.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  void keep(TenantId tenant, String key, Answer answer) {
    jdbc.sql(KEEP)
        .param("tenant", tenant.value())
        .param("key", key)
        .param("status", answer.status())
        .param("type", answer.type())
        .param("body", answer.body())
        .update();
  }

  Answer find(TenantId tenant, String key) {
    return jdbc.sql(FIND)
        .param("tenant", tenant.value())
        .param("key", key)
        .query((row, _) ->
            new Answer(
                row.getString("request"),
                row.getInt("status"),
                row.getString("type"),
                row.getString("body")))
        .single();
  }

  int forget(Instant before, int limit) {
    return jdbc.sql(FORGET)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .update();
  }
}
