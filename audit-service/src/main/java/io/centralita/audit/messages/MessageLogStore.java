package io.centralita.audit.messages;

import io.centralita.contracts.values.SendId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables `message_logs` and `send_statuses`, as they are written: a batch is one statement.
@Repository
class MessageLogStore {
  private final JdbcClient jdbc;

  MessageLogStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String APPEND =
      """
      INSERT INTO message_logs
        (id, "timestamp", "from", "to", direction, type, text, lead_id, trigger, tenant, event_id,
         trace_id, conversation, person, from_hint, to_hint, template, send_id, words)
      SELECT id, at, from_id, to_id, direction, type, text, lead_id, trigger, tenant, event_id,
         trace_id, conversation, person, from_hint, to_hint, template, send_id,
         to_tsvector('simple', folded)
      FROM unnest(
         :ids::uuid[], :ats::timestamptz[], :from_ids::text[], :to_ids::text[],
         :directions::text[], :types::text[], :texts::text[], :lead_ids::uuid[],
         :triggers::text[], :tenants::text[], :event_ids::uuid[], :trace_ids::uuid[],
         :conversations::text[], :persons::text[], :from_hints::text[], :to_hints::text[],
         :templates::text[], :send_ids::uuid[], :folded::text[])
        AS entry (id, at, from_id, to_id, direction, type, text, lead_id, trigger, tenant, event_id,
         trace_id, conversation, person, from_hint, to_hint, template, send_id, folded)
      ON CONFLICT (id) DO NOTHING
      """;

  void append(List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    var rows = new Columns<>(entries);
    jdbc.sql(APPEND)
        .param("ids", rows.of(entry -> entry.about().id()))
        .param("ats", rows.of(Entry::at))
        .param("from_ids", rows.of(entry -> id(entry.people().from())))
        .param("to_ids", rows.of(entry -> id(entry.people().to())))
        .param("directions", rows.of(entry -> entry.direction().code()))
        .param("types", rows.of(entry -> entry.type().code()))
        .param("texts", rows.of(Entry::text))
        .param("lead_ids", rows.of(Entry::lead))
        .param("triggers", rows.of(Entry::trigger))
        .param("tenants", rows.of(Entry::tenant))
        .param("event_ids", rows.of(entry -> entry.about().event()))
        .param("trace_ids", rows.of(entry -> entry.about().trace()))
        .param("conversations", rows.of(entry -> entry.people().conversation()))
        .param("persons", rows.of(entry -> entry.people().person()))
        .param("from_hints", rows.of(entry -> hint(entry.people().from())))
        .param("to_hints", rows.of(entry -> hint(entry.people().to())))
        .param("templates", rows.of(Entry::template))
        .param("send_ids", rows.of(Entry::send))
        .param("folded", rows.of(entry -> Words.fold(entry.text())))
        .update();
  }

  private static final String KNOWN =
      """
      SELECT send_id, status FROM send_statuses WHERE send_id = ANY(:ids::uuid[]) FOR UPDATE
      """;

  /// How far the sends have come; nobody changes it until this transaction ends.
  Map<SendId, Progress> known(Collection<SendId> sends) {
    var known = new HashMap<SendId, Progress>();
    jdbc.sql(KNOWN)
        .param("ids", new Columns<>(sends).of(send -> send))
        .query(row -> {
          known.put(
              new SendId(row.getObject("send_id", UUID.class)),
              Progress.ofCode(row.getString("status")));
        });
    return known;
  }

  private static final String REMEMBER =
      """
      INSERT INTO send_statuses (send_id, status, reason, at)
      SELECT * FROM unnest(:ids::uuid[], :statuses::text[], :reasons::text[], :ats::timestamptz[])
      ON CONFLICT (send_id) DO UPDATE SET
        status = excluded.status, reason = excluded.reason, at = excluded.at
      """;

  void remember(List<SendStatus> news) {
    if (news.isEmpty()) {
      return;
    }
    var rows = new Columns<>(news);
    jdbc.sql(REMEMBER)
        .param("ids", rows.of(SendStatus::send))
        .param("statuses", rows.of(status -> status.progress().code()))
        .param("reasons", rows.of(SendStatus::reason))
        .param("ats", rows.of(SendStatus::at))
        .update();
  }

  private static @Nullable String id(@Nullable Party party) {
    return party == null ? null : party.id();
  }

  private static @Nullable String hint(@Nullable Party party) {
    return party == null ? null : party.hint();
  }

  /// Rows turned into arrays, one a column, for `unnest`.
  private record Columns<T>(Collection<T> rows) {

    @Nullable String[] of(Function<T, @Nullable Object> column) {
      return rows.stream()
          .map(column)
          .map(value -> value == null ? null : value.toString())
          .toArray(String[]::new);
    }
  }
}
