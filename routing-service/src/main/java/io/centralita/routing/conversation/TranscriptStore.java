package io.centralita.routing.conversation;

import static io.centralita.routing.conversation.Rows.instant;

import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Conversations as they are shown.
@Component
class TranscriptStore {
  private static final String LATEST =
      """
      SELECT id, carrier, channel, person_hint, person_name, business_number, language, status,
        last_message_at, last_user_message_at, window_until
      FROM conversations WHERE tenant = :tenant
      ORDER BY last_message_at DESC, id LIMIT :limit
      """;

  private static final String BELONGS =
      "SELECT EXISTS (SELECT FROM conversations WHERE id = :id AND tenant = :tenant)";

  private static final String MESSAGES =
      """
      SELECT m.id, m.role, m.type, m.direction, m.text, m.lead_id, m.at, s.state
      FROM messages m LEFT JOIN sends s ON s.id = m.send_id
      WHERE m.conversation_id = :id
      ORDER BY m.at DESC, m.id LIMIT :limit
      """;

  private final JdbcClient jdbc;

  TranscriptStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param person what people may see of the address
  record Entry(
      UUID id,
      String carrier,
      String channel,
      String person,
      @Nullable String name,
      String number,
      String language,
      String status,
      @Nullable Instant lastMessageAt,
      @Nullable Instant lastUserMessageAt,
      @Nullable Instant windowUntil) {}

  /// @param state how far it has come, for what went out
  record Line(
      UUID id,
      String role,
      String type,
      String direction,
      String text,
      @Nullable UUID lead,
      @Nullable Instant at,
      @Nullable String state) {}

  List<Entry> latest(TenantId tenant, int limit) {
    return jdbc.sql(LATEST)
        .param("tenant", tenant.value())
        .param("limit", limit)
        .query((row, _) ->
            new Entry(
                row.getObject("id", UUID.class),
                row.getString("carrier"),
                row.getString("channel"),
                row.getString("person_hint"),
                row.getString("person_name"),
                row.getString("business_number"),
                row.getString("language"),
                row.getString("status"),
                instant(row, "last_message_at"),
                instant(row, "last_user_message_at"),
                instant(row, "window_until")))
        .list();
  }

  boolean belongsTo(ConversationId conversation, TenantId tenant) {
    return jdbc.sql(BELONGS)
        .param("id", conversation.value())
        .param("tenant", tenant.value())
        .query(Boolean.class)
        .single();
  }

  List<Line> messages(ConversationId conversation, int limit) {
    return jdbc.sql(MESSAGES)
        .param("id", conversation.value())
        .param("limit", limit)
        .query((row, _) ->
            new Line(
                row.getObject("id", UUID.class),
                row.getString("role"),
                row.getString("type"),
                row.getString("direction"),
                row.getString("text"),
                row.getObject("lead_id", UUID.class),
                instant(row, "at"),
                row.getString("state")))
        .list();
  }
}
