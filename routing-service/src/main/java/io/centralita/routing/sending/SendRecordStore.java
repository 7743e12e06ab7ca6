package io.centralita.routing.sending;

import static io.centralita.routing.conversation.Rows.instant;
import static io.centralita.routing.conversation.Rows.utc;

import io.centralita.contracts.values.SendId;
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

/// The sends as operators see them, and what operators decided about them.
@Component
class SendRecordStore {
  private static final String VIEW =
      """
      SELECT s.*, c.carrier, c.channel, c.person_hint, c.business_number
      FROM sends s JOIN conversations c ON c.id = s.conversation_id
      """;

  private static final String LIST =
      VIEW
          + """
          WHERE c.tenant = :tenant AND (:state::text IS NULL OR s.state = :state)
            AND (:before::bigint IS NULL OR s.seq < :before)
          ORDER BY s.seq DESC
          LIMIT :limit
          """;

  private static final String FIND = VIEW + "WHERE c.tenant = :tenant AND s.id = :id";

  private static final String DECISIONS =
      "SELECT decision, decided_by, reason, at FROM send_decisions WHERE send_id = :send ORDER BY at";

  private static final String DECIDED =
      """
      INSERT INTO send_decisions (id, send_id, decision, decided_by, reason, at)
      VALUES (:id, :send, :decision, :by, :reason, :at)
      """;

  private static final String UNKNOWN = "SELECT count(*) FROM sends WHERE state = 'unknown'";

  private final JdbcClient jdbc;

  SendRecordStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param person the hint that people are shown by
  /// @param stuckAt since when nobody but an operator can say whether the carrier has it
  /// @param cursor what to ask for the next page with
  record Entry(
      UUID id,
      String state,
      UUID conversation,
      String person,
      String number,
      String channel,
      String carrier,
      @Nullable String said,
      String cause,
      @Nullable UUID lead,
      int attempts,
      @Nullable Instant attemptedAt,
      @Nullable Instant lostAt,
      @Nullable Instant stuckAt,
      @Nullable String carrierMessageId,
      @Nullable String reason,
      Instant createdAt,
      Instant updatedAt,
      long cursor) {}

  record Decided(String decision, String by, String reason, Instant at) {}

  /// The latest first.
  List<Entry> list(TenantId tenant, @Nullable SendState state, @Nullable Long before, int limit) {
    return jdbc.sql(LIST)
        .param("tenant", tenant.value())
        .param("state", state == null ? null : state.code())
        .param("before", before)
        .param("limit", limit)
        .query((row, _) -> entry(row))
        .list();
  }

  Optional<Entry> find(TenantId tenant, UUID id) {
    return jdbc.sql(FIND)
        .param("tenant", tenant.value())
        .param("id", id)
        .query((row, _) -> entry(row))
        .optional();
  }

  List<Decided> decisions(UUID send) {
    return jdbc.sql(DECISIONS)
        .param("send", send)
        .query((row, _) ->
            new Decided(
                row.getString("decision"),
                row.getString("decided_by"),
                row.getString("reason"),
                Objects.requireNonNull(instant(row, "at"))))
        .list();
  }

  void decided(UUID id, SendId send, String decision, String by, String reason, Instant now) {
    jdbc.sql(DECIDED)
        .param("id", id)
        .param("send", send.value())
        .param("decision", decision)
        .param("by", by)
        .param("reason", reason)
        .param("at", utc(now))
        .update();
  }

  long unknown() {
    return jdbc.sql(UNKNOWN).query(Long.class).single();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getObject("id", UUID.class),
        row.getString("state"),
        row.getObject("conversation_id", UUID.class),
        row.getString("person_hint"),
        row.getString("business_number"),
        row.getString("channel"),
        row.getString("carrier"),
        row.getString("said"),
        row.getString("cause"),
        row.getObject("lead_id", UUID.class),
        row.getInt("attempts"),
        instant(row, "attempted_at"),
        instant(row, "lost_at"),
        instant(row, "stuck_at"),
        row.getString("carrier_message_id"),
        row.getString("reason"),
        Objects.requireNonNull(instant(row, "created_at")),
        Objects.requireNonNull(instant(row, "updated_at")),
        row.getLong("seq"));
  }
}
