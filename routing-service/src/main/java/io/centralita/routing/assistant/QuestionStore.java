package io.centralita.routing.assistant;

import static io.centralita.routing.conversation.Rows.instant;
import static io.centralita.routing.conversation.Rows.utc;

import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.values.ConversationId;
import io.centralita.routing.assistant.Question.End;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The questions.
@Component
class QuestionStore {
  private static final JsonMapper JSON = EventCodec.jsonMapper();

  private static final String ADD =
      """
      INSERT INTO questions (id, conversation_id, asked, earlier, traceparent, state, due_at, attempts, asked_at)
      VALUES (:id, :conversation, :asked, :earlier::jsonb, :traceparent, 'waiting', :now, 0, :now)
      ON CONFLICT (id) DO NOTHING
      """;

  private static final String CLAIM =
      """
      UPDATE questions q SET attempts = q.attempts + 1, due_at = :lease
      FROM (SELECT id FROM questions WHERE state = 'waiting' AND due_at <= :now
            ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED) due
      WHERE q.id = due.id
      RETURNING q.*
      """;

  private static final String LOCK =
      "SELECT * FROM questions WHERE id = :id AND state = 'waiting' FOR UPDATE";

  private static final String END =
      "UPDATE questions SET state = :state, reason = :reason, ended_at = :now WHERE id = :id";

  private final JdbcClient jdbc;

  QuestionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Question question) {
    jdbc.sql(ADD)
        .param("id", question.id())
        .param("conversation", question.conversation().value())
        .param("asked", question.asked())
        .param("earlier", JSON.writeValueAsString(question.earlier()))
        .param("traceparent", question.traceparent())
        .param("now", utc(question.at()))
        .update();
  }

  /// Those that wait, or whose lease is over, for this one to answer.
  List<Question> claim(Instant now, Instant lease, int limit) {
    return jdbc.sql(CLAIM)
        .param("now", utc(now))
        .param("lease", utc(lease))
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  /// Locks one that still waits.
  Optional<Question> lock(UUID id) {
    return jdbc.sql(LOCK).param("id", id).query((row, _) -> read(row)).optional();
  }

  void end(Question question, End end, String reason, Instant now) {
    jdbc.sql(END)
        .param("id", question.id())
        .param("state", end.name().toLowerCase(Locale.ROOT))
        .param("reason", reason)
        .param("now", utc(now))
        .update();
  }

  private static Question read(ResultSet row) throws SQLException {
    return new Question(
        row.getObject("id", UUID.class),
        new ConversationId(row.getObject("conversation_id", UUID.class)),
        row.getString("asked"),
        List.of(JSON.readValue(row.getString("earlier"), Earlier[].class)),
        row.getString("traceparent"),
        Objects.requireNonNull(instant(row, "asked_at")),
        row.getInt("attempts"));
  }
}
