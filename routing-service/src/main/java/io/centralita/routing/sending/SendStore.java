package io.centralita.routing.sending;

import static io.centralita.routing.conversation.Rows.instant;
import static io.centralita.routing.conversation.Rows.utc;
import static io.centralita.routing.conversation.Rows.utcOrNull;

import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.routing.SendCommand.Body;
import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.SendId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The sends.
@Component
class SendStore {
  private static final JsonMapper JSON = EventCodec.jsonMapper();

  private static final String ADD =
      """
      WITH known AS (INSERT INTO senders (sender) VALUES (:sender) ON CONFLICT DO NOTHING)
      INSERT INTO sends (id, part_of, conversation_id, sender, lane, body, lead_id, cause, despite_opt_out, traceparent,
        state, due_at, created_at, updated_at)
      VALUES (:id, :partOf, :conversation, :sender, :lane, :body::jsonb, :lead, :cause, :despiteOptOut, :traceparent,
        'waiting', :now, :now, :now)
      ON CONFLICT (id) DO NOTHING
      """;

  /// For each sender as many as it may take: the first that waits in each lane where nothing is in
  /// flight. The list of states is the one of the index `sends_lane`, so that the planner sees that
  /// it may be used.
  private static final String NEXT_OF_SENDERS =
      """
      SELECT next.* FROM unnest(:senders::text[], :shares::int[]) AS ready (sender, share)
      CROSS JOIN LATERAL (
        SELECT s.* FROM sends s
        WHERE s.sender = ready.sender AND s.state = 'waiting' AND s.due_at <= :now
          AND NOT EXISTS (SELECT FROM sends other WHERE other.lane = s.lane
            AND other.state IN ('waiting', 'held', 'sending', 'unknown')
            AND (other.state IN ('sending', 'unknown') AND other.stuck_at IS NULL
              OR other.state = 'waiting' AND other.seq < s.seq))
        ORDER BY s.due_at, s.seq
        LIMIT ready.share
        FOR UPDATE OF s SKIP LOCKED) next
      """;

  private static final String UNSETTLED =
      """
      SELECT * FROM sends
      WHERE state IN ('sending', 'unknown') AND due_at <= :now
      ORDER BY due_at
      LIMIT :limit
      FOR UPDATE SKIP LOCKED
      """;

  /// Those that waited or were held for too long.
  private static final String OUT_OF_PATIENCE =
      """
      SELECT * FROM sends
      WHERE state = :state AND created_at <= :before
      ORDER BY created_at
      LIMIT :limit
      FOR UPDATE SKIP LOCKED
      """;

  private static final String LOCK = "SELECT * FROM sends WHERE id = :id FOR UPDATE";

  /// In an order that everybody keeps who locks several.
  private static final String LOCK_ALL =
      "SELECT * FROM sends WHERE id = ANY (:ids::uuid[]) ORDER BY id FOR UPDATE";

  private static final String HELD_IN_LANE =
      "SELECT * FROM sends WHERE lane = :lane AND state = 'held' ORDER BY seq FOR UPDATE";

  private static final String OTHERS_HELD =
      "SELECT EXISTS (SELECT FROM sends WHERE lane = :lane AND state = 'held' AND id <> :id)";

  /// Another one with the same words in the same lane of which nobody knows either.
  private static final String TWIN_UNKNOWN =
      """
      SELECT EXISTS (SELECT FROM sends
        WHERE lane = :lane AND state = 'unknown' AND id <> :id AND btrim(said) = btrim(:said))
      """;

  private static final String SAVE =
      """
      UPDATE sends SET state = :state, due_at = :due, attempts = :attempts, attempted_at = :attempted,
        lost_at = :lost, stuck_at = :stuck, said = :said, template = :template, carrier_message_id = :carrierMessage,
        reason = :reason, updated_at = :now
      WHERE id = :id
      """;

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;

  SendStore(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /// @return whether the id was new
  boolean add(Asked asked) {
    return jdbc.sql(ADD)
            .param("id", asked.id().value())
            .param("partOf", asked.partOf() == null ? null : asked.partOf().value())
            .param("conversation", asked.conversation().value())
            .param("sender", asked.sender())
            .param("lane", asked.lane())
            .param("body", JSON.writerFor(Body.class).writeValueAsString(asked.body()))
            .param("lead", asked.lead() == null ? null : asked.lead().value())
            .param("cause", asked.cause())
            .param("despiteOptOut", asked.despiteOptOut())
            .param("traceparent", asked.traceparent())
            .param("now", utc(asked.at()))
            .update()
        == 1;
  }

  /// @param shares how many each sender may take
  List<Send> nextOf(Map<String, Integer> shares, Instant now) {
    return jdbc.sql(NEXT_OF_SENDERS)
        .param("senders", shares.keySet().toArray(String[]::new))
        .param("shares", shares.values().toArray(Integer[]::new))
        .param("now", utc(now))
        .query((row, _) -> read(row))
        .list();
  }

  List<Send> outOfPatience(SendState state, Instant before, int limit) {
    return jdbc.sql(OUT_OF_PATIENCE)
        .param("state", state.code())
        .param("before", utc(before))
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  List<Send> unsettled(Instant now, int limit) {
    return jdbc.sql(UNSETTLED)
        .param("now", utc(now))
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  Optional<Send> lock(SendId id) {
    return jdbc.sql(LOCK).param("id", id.value()).query((row, _) -> read(row)).optional();
  }

  List<Send> lock(Collection<SendId> ids) {
    return jdbc.sql(LOCK_ALL)
        .param("ids", ids.stream().map(SendId::toString).toArray(String[]::new))
        .query((row, _) -> read(row))
        .list();
  }

  List<Send> heldIn(String lane) {
    return jdbc.sql(HELD_IN_LANE).param("lane", lane).query((row, _) -> read(row)).list();
  }

  boolean hasUnknownTwin(Send send) {
    return jdbc.sql(TWIN_UNKNOWN)
        .param("lane", send.asked().lane())
        .param("id", send.id().value())
        .param("said", send.progress().said())
        .query(Boolean.class)
        .single();
  }

  boolean othersHeldWith(Send send) {
    return jdbc.sql(OTHERS_HELD)
        .param("lane", send.asked().lane())
        .param("id", send.id().value())
        .query(Boolean.class)
        .single();
  }

  void save(Send send, Instant now) {
    batches.update(SAVE, columns(send, now));
  }

  void save(Collection<Send> sends, Instant now) {
    batches.batchUpdate(
        SAVE, sends.stream().map(send -> columns(send, now)).toArray(SqlParameterSource[]::new));
  }

  private static MapSqlParameterSource columns(Send send, Instant now) {
    var progress = send.progress();
    return new MapSqlParameterSource()
        .addValue("id", send.id().value())
        .addValue("state", progress.state().code())
        .addValue("due", utc(progress.dueAt()))
        .addValue("attempts", progress.attempts())
        .addValue("attempted", utcOrNull(progress.attemptedAt()))
        .addValue("lost", utcOrNull(progress.lostAt()))
        .addValue("stuck", utcOrNull(progress.stuckAt()))
        .addValue("said", progress.said())
        .addValue("template", progress.template())
        .addValue("carrierMessage", progress.carrierMessageId())
        .addValue("reason", progress.reason())
        .addValue("now", utc(now));
  }

  private static Send read(ResultSet row) throws SQLException {
    return new Send(asked(row), progress(row));
  }

  private static Asked asked(ResultSet row) throws SQLException {
    return new Asked(
        new SendId(row.getObject("id", UUID.class)),
        whole(row.getObject("part_of", UUID.class)),
        new ConversationId(row.getObject("conversation_id", UUID.class)),
        row.getString("sender"),
        row.getString("lane"),
        JSON.readValue(row.getString("body"), Body.class),
        lead(row.getObject("lead_id", UUID.class)),
        row.getString("cause"),
        row.getBoolean("despite_opt_out"),
        row.getString("traceparent"),
        Objects.requireNonNull(instant(row, "created_at")));
  }

  private static Progress progress(ResultSet row) throws SQLException {
    return new Progress(
        SendState.of(row.getString("state")),
        Objects.requireNonNull(instant(row, "due_at")),
        row.getInt("attempts"),
        instant(row, "attempted_at"),
        instant(row, "lost_at"),
        instant(row, "stuck_at"),
        row.getString("said"),
        row.getString("template"),
        row.getString("carrier_message_id"),
        row.getString("reason"));
  }

  private static @Nullable SendId whole(@Nullable UUID id) {
    return id == null ? null : new SendId(id);
  }

  private static @Nullable LeadId lead(@Nullable UUID id) {
    return id == null ? null : new LeadId(id);
  }
}
