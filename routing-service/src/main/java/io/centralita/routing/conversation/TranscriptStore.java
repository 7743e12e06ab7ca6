package io.centralita.routing.conversation;

import static io.centralita.routing.conversation.Rows.instant;
import static io.centralita.routing.conversation.Rows.utc;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Conversations as they are shown.
@Component
class TranscriptStore {
  private static final String ONE =
      "SELECT * FROM conversations WHERE id = :id AND tenant = :tenant";

  /// Of a mailbox; what is wanted besides, and where the page before ended, comes in between.
  private static final String SOME =
      """
      SELECT * FROM conversations WHERE tenant = :tenant AND mailbox = :mailbox
      """;

  private static final String OF_PROVIDER = " AND provider_id = :provider";
  private static final String IN_STATUS = " AND status = :status";
  private static final String OVER_CARRIER = " AND carrier = :carrier";

  /// The last message is never older than the last one of the person, so that the index ends it.
  private static final String WITHIN =
      " AND last_user_message_at > :since AND last_message_at > :since";

  private static final String AFTER = " AND (last_message_at, id) < (:at, :id)";
  private static final String LATEST_FIRST = " ORDER BY last_message_at DESC, id DESC LIMIT :limit";

  private static final String MESSAGES =
      """
      SELECT m.id, m.role, m.type, m.direction, m.text, m.metadata, m.lead_id, m.at, s.state
      FROM messages m LEFT JOIN sends s ON s.id = m.send_id
      WHERE m.conversation_id = :id AND (m.at, m.id) < (:before, :last) AND m.at >= :since
      ORDER BY m.at DESC, m.id DESC LIMIT :limit
      """;

  private static final String BY_CARRIER =
      """
      SELECT carrier, count(*) AS total,
        count(*) FILTER (WHERE status = 'active') AS active,
        count(*) FILTER (WHERE status = 'escalated') AS escalated,
        count(*) FILTER (WHERE last_user_message_at > :since) AS within_24h
      FROM conversations WHERE tenant = :tenant
      GROUP BY carrier ORDER BY carrier
      """;

  private final JdbcClient jdbc;

  TranscriptStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param chat Kommo's id of it
  /// @param person what people may see of the address
  /// @param provider to whom it is assigned
  /// @param assignedAt since when; what was said before is not for them
  record Entry(
      UUID id,
      String carrier,
      @Nullable String chat,
      String channel,
      String person,
      @Nullable String name,
      String number,
      String language,
      String status,
      String mailbox,
      String scope,
      @Nullable UUID provider,
      @Nullable Instant assignedAt,
      @Nullable Instant createdAt,
      Instant lastMessageAt,
      @Nullable Instant lastUserMessageAt,
      @Nullable Instant windowUntil) {

    Place place() {
      return new Place(lastMessageAt, id);
    }
  }

  /// @param state how far it has come, for what went out
  /// @param metadata what it was beside its text
  record Line(
      UUID id,
      String role,
      String type,
      String direction,
      String text,
      @Nullable @JsonRawValue String metadata,
      @Nullable UUID lead,
      Instant at,
      @Nullable String state) {

    Place place() {
      return new Place(at, id);
    }
  }

  /// What goes on with one carrier.
  record Tally(String provider, long total, long active, long escalated, long within24h) {}

  /// @param open since when a person's last message counts as within 24 hours
  List<Entry> some(TenantId tenant, Wanted wanted, Instant open, @Nullable Place after, int limit) {
    var query =
        jdbc.sql(sql(wanted, after))
            .param("tenant", tenant.value())
            .param("mailbox", wanted.mailbox().code())
            .param("limit", limit);
    if (wanted.provider() != null) {
      query = query.param("provider", wanted.provider());
    }
    if (wanted.status() != null) {
      query = query.param("status", wanted.status().code());
    }
    if (wanted.carrier() != null) {
      query = query.param("carrier", wanted.carrier().code());
    }
    if (wanted.within24h()) {
      query = query.param("since", utc(open));
    }
    if (after != null) {
      query = query.param("at", utc(after.at())).param("id", after.id());
    }
    return query.query((row, _) -> entry(row)).list();
  }

  /// A question for each set of filters, so that the planner sees which index has the answer.
  static String sql(Wanted wanted, @Nullable Place after) {
    return SOME
        + (wanted.provider() == null ? "" : OF_PROVIDER)
        + (wanted.status() == null ? "" : IN_STATUS)
        + (wanted.carrier() == null ? "" : OVER_CARRIER)
        + (wanted.within24h() ? WITHIN : "")
        + (after == null ? "" : AFTER)
        + LATEST_FIRST;
  }

  Optional<Entry> find(ConversationId conversation, TenantId tenant) {
    return jdbc.sql(ONE)
        .param("id", conversation.value())
        .param("tenant", tenant.value())
        .query((row, _) -> entry(row))
        .optional();
  }

  /// @param since what is older is not shown
  List<Line> messages(ConversationId conversation, Instant since, Place before, int limit) {
    return jdbc.sql(MESSAGES)
        .param("id", conversation.value())
        .param("before", utc(before.at()))
        .param("last", before.id())
        .param("since", utc(since))
        .param("limit", limit)
        .query((row, _) ->
            new Line(
                row.getObject("id", UUID.class),
                row.getString("role"),
                row.getString("type"),
                row.getString("direction"),
                row.getString("text"),
                row.getString("metadata"),
                row.getObject("lead_id", UUID.class),
                Objects.requireNonNull(instant(row, "at")),
                row.getString("state")))
        .list();
  }

  List<Tally> byCarrier(TenantId tenant, Instant open) {
    return jdbc.sql(BY_CARRIER)
        .param("tenant", tenant.value())
        .param("since", utc(open))
        .query((row, _) ->
            new Tally(
                row.getString("carrier"),
                row.getLong("total"),
                row.getLong("active"),
                row.getLong("escalated"),
                row.getLong("within_24h")))
        .list();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getObject("id", UUID.class),
        row.getString("carrier"),
        row.getString("carrier_chat_id"),
        row.getString("channel"),
        row.getString("person_hint"),
        row.getString("person_name"),
        row.getString("business_number"),
        row.getString("language"),
        row.getString("status"),
        row.getString("mailbox"),
        row.getString("scope"),
        row.getObject("provider_id", UUID.class),
        instant(row, "assigned_at"),
        instant(row, "created_at"),
        Objects.requireNonNull(instant(row, "last_message_at")),
        instant(row, "last_user_message_at"),
        instant(row, "window_until"));
  }
}
