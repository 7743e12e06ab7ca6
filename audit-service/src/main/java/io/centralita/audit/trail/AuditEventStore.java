package io.centralita.audit.trail;

import io.centralita.audit.paging.Cursor;
import io.centralita.audit.trail.AuditEvent.Actor;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.values.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The table `audit_events`.
@Repository
class AuditEventStore {
  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json = EventCodec.jsonMapper();

  AuditEventStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String APPEND =
      """
      INSERT INTO audit_events (id, at, tenant, actor, who, what, status, why, lead_id, details)
      SELECT * FROM unnest(
        :ids::uuid[], :ats::timestamptz[], :tenants::text[], :actors::text[], :whos::text[],
        :whats::text[], :statuses::text[], :whys::text[], :leads::uuid[], :details::jsonb[])
      ON CONFLICT (id) DO NOTHING
      """;

  void append(List<AuditEvent> events) {
    jdbc.sql(APPEND)
        .param("ids", column(events, AuditEvent::id))
        .param("ats", column(events, AuditEvent::at))
        .param("tenants", column(events, AuditEvent::tenant))
        .param("actors", column(events, event -> event.actor().kind()))
        .param("whos", column(events, event -> event.actor().id()))
        .param("whats", column(events, AuditEvent::what))
        .param("statuses", column(events, AuditEvent::status))
        .param("whys", column(events, AuditEvent::why))
        .param("leads", column(events, AuditEvent::lead))
        .param("details", column(events, event -> json.writeValueAsString(event.details())))
        .update();
  }

  private static @Nullable String[] column(
      List<AuditEvent> events, Function<AuditEvent, @Nullable Object> column) {
    return events.stream()
        .map(column)
        .map(value -> value == null ? null : value.toString())
        .toArray(String[]::new);
  }

  private static final String FIND =
      """
      SELECT id, at, tenant, actor, who, what, status, why, lead_id, details FROM audit_events
      WHERE tenant = :tenant
        AND (:lead::uuid IS NULL OR lead_id = :lead::uuid)
        AND (:what::text IS NULL OR what = :what::text)
        AND (:at::timestamptz IS NULL OR (at, id) < (:at::timestamptz, :id::uuid))
      ORDER BY at DESC, id DESC LIMIT :limit
      """;

  /// Newest first.
  List<AuditEvent> find(
      TenantId tenant,
      Optional<UUID> lead,
      Optional<String> what,
      Optional<Cursor> after,
      int limit) {
    return jdbc.sql(FIND)
        .param("tenant", tenant.value())
        .param("lead", lead.orElse(null))
        .param("what", what.orElse(null))
        .param("at", after.map(place -> place.at().atOffset(ZoneOffset.UTC)).orElse(null))
        .param("id", after.map(Cursor::id).orElse(null))
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  private AuditEvent read(ResultSet row) throws SQLException {
    return new AuditEvent(
        row.getObject("id", UUID.class),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("tenant"),
        new Actor(row.getString("actor"), row.getString("who")),
        row.getString("what"),
        row.getString("status"),
        row.getString("why"),
        row.getObject("lead_id", UUID.class),
        json.readValue(row.getString("details"), DETAILS));
  }
}
