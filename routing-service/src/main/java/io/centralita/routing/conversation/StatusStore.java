package io.centralita.routing.conversation;

import static io.centralita.routing.conversation.Rows.utc;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.ConversationId;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How conversations stand, and who changed that when.
@Component
class StatusStore {
  private static final String LOCK = "SELECT status FROM conversations WHERE id = :id FOR UPDATE";

  private static final String CHANGE =
      """
      UPDATE conversations SET status = :after, status_at = :now, status_by = :by WHERE id = :id
      """;

  private static final String REMEMBER =
      """
      INSERT INTO status_changes (id, conversation_id, before, after, by, at)
      VALUES (:change, :id, :before, :after, :by, :now)
      ON CONFLICT (id) DO NOTHING
      """;

  private final JdbcClient jdbc;

  StatusStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Status lock(ConversationId conversation) {
    return Status.of(jdbc.sql(LOCK).param("id", conversation.value()).query(String.class).single());
  }

  void change(ConversationId conversation, Status before, Status after, String by, Instant now) {
    jdbc.sql(CHANGE)
        .param("id", conversation.value())
        .param("after", after.code())
        .param("by", by)
        .param("now", utc(now))
        .update();
    jdbc.sql(REMEMBER)
        .param(
            "change",
            EventIds.derived(
                "status", conversation.toString(), before.code(), after.code(), now.toString()))
        .param("id", conversation.value())
        .param("before", before.code())
        .param("after", after.code())
        .param("by", by)
        .param("now", utc(now))
        .update();
  }
}
