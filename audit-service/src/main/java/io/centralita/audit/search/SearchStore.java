package io.centralita.audit.search;

import io.centralita.audit.messages.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `message_logs`, as it is searched.
@Repository
class SearchStore {
  private static final String FIND =
      """
      SELECT m.id, m."timestamp", m."from", m.from_hint, m."to", m.to_hint, m.direction, m.type,
        m.text, m.trigger, m.template, m.conversation, s.status, s.reason,
        coalesce(m.lead_id,
          (SELECT caused.lead_id FROM message_logs caused
           WHERE caused.trace_id = m.trace_id AND caused.tenant = m.tenant
             AND caused.lead_id IS NOT NULL
           ORDER BY caused."timestamp", caused.id LIMIT 1)) AS lead_id
      FROM message_logs m LEFT JOIN send_statuses s USING (send_id)
      WHERE m.tenant = :tenant
      """;

  private static final String NEWEST =
      """
      ORDER BY m."timestamp" DESC, m.id DESC LIMIT :limit
      """;

  /// The lead's own rows, and the messages that moved it: they bear its trace, not its id.
  private static final String OF_LEAD =
      """
      AND m.id IN (
        SELECT id FROM message_logs WHERE lead_id = :lead
        UNION
        SELECT cause.id FROM message_logs own JOIN message_logs cause USING (trace_id)
        WHERE own.lead_id = :lead AND cause.lead_id IS NULL)
      """;

  private static final String OF_PERSON = "AND m.person = :person\n";
  private static final String OF_DIRECTION = "AND m.direction = :direction\n";
  private static final String OF_TYPE = "AND m.type = :type\n";
  private static final String OF_TRIGGER = "AND m.trigger = :trigger\n";
  private static final String WITH_WORDS = "AND m.words @@ to_tsquery('simple', :words)\n";
  private static final String SINCE = "AND m.\"timestamp\" >= :from\n";
  private static final String BEFORE = "AND m.\"timestamp\" < :to\n";
  private static final String AFTER_PAGE = "AND (m.\"timestamp\", m.id) < (:at, :id)\n";

  private final JdbcClient jdbc;

  SearchStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Newest first; one more than the limit where there are more.
  List<LoggedMessage> find(Search search) {
    var question = new Question();
    question.where(OF_LEAD, "lead", search.lead().map(lead -> lead.value()));
    question.where(OF_PERSON, "person", search.person());
    question.where(OF_DIRECTION, "direction", search.direction().map(way -> way.code()));
    question.where(OF_TYPE, "type", search.type().map(type -> type.code()));
    question.where(OF_TRIGGER, "trigger", search.trigger());
    question.where(WITH_WORDS, "words", search.words());
    question.where(SINCE, "from", search.from().map(SearchStore::utc));
    question.where(BEFORE, "to", search.to().map(SearchStore::utc));
    question.where(AFTER_PAGE, "at", search.after().map(place -> utc(place.at())));
    search.after().ifPresent(place -> question.parameters.put("id", place.id()));
    return jdbc.sql(FIND + String.join("", question.conditions) + NEWEST)
        .param("tenant", search.tenant().value())
        .param("limit", search.limit() + 1)
        .params(question.parameters)
        .query((row, _) -> read(row))
        .list();
  }

  /// Only the conditions that were asked for, so that each question gets a plan of its own.
  private static final class Question {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    void where(String condition, String parameter, Optional<? extends Object> value) {
      value.ifPresent(given -> {
        conditions.add(condition);
        parameters.put(parameter, given);
      });
    }
  }

  private static LoggedMessage read(ResultSet row) throws SQLException {
    return new LoggedMessage(
        row.getObject("id", UUID.class),
        row.getObject("timestamp", OffsetDateTime.class).toInstant(),
        party(row.getString("from"), row.getString("from_hint")),
        party(row.getString("to"), row.getString("to_hint")),
        row.getString("direction"),
        row.getString("type"),
        row.getString("text"),
        row.getObject("lead_id", UUID.class),
        row.getString("trigger"),
        row.getString("template"),
        row.getString("conversation"),
        row.getString("status"),
        row.getString("reason"));
  }

  private static @Nullable Party party(@Nullable String id, @Nullable String hint) {
    return id == null ? null : new Party(id, hint);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
