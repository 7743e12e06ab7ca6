package io.centralita.proxy.session;

import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.link.CloseReason;
import io.centralita.proxy.link.Link.Closing;
import io.centralita.proxy.link.Mode;
import io.centralita.proxy.link.Terms;
import io.centralita.proxy.sid.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `proxy_links` as an account owner sees it, whoever is in the sessions. Links end by
/// [io.centralita.proxy.link.Links] alone.
@Repository
class SessionStore {
  private final JdbcClient jdbc;

  SessionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String ADD =
      """
      INSERT INTO proxy_links (id, tenant, lead_id, created_at, updated_at, expires_at, due_at,
        service_id, unique_name, mode, ttl, date_expiry)
      VALUES (:id, :tenant, :lead, :now, :now, :expiresAt, :dueAt,
        :service, :uniqueName, :mode, :ttl, :dateExpiry)
      ON CONFLICT DO NOTHING
      """;

  /// @return false when there is one with that id or name
  boolean add(Session session) {
    return onTerms(ADD, session.terms(), session.expiresAt())
            .param("id", session.id().value())
            .param("tenant", session.tenant().value())
            .param("lead", session.lead().value())
            .param("now", session.createdAt().atOffset(ZoneOffset.UTC))
            .param("service", session.terms().service())
            .param("uniqueName", session.uniqueName())
            .update()
        == 1;
  }

  private static final String CHANGE =
      """
      UPDATE proxy_links SET mode = :mode, ttl = :ttl, date_expiry = :dateExpiry,
        expires_at = :expiresAt, due_at = :dueAt, updated_at = :now
      WHERE id = :id AND closed_at IS NULL
      """;

  /// @return false when it is closed
  boolean change(LinkId id, Terms terms, Instant end, Instant now) {
    return onTerms(CHANGE, terms, end)
            .param("id", id.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  private JdbcClient.StatementSpec onTerms(String sql, Terms terms, Instant end) {
    var dateExpiry = terms.dateExpiry();
    return jdbc.sql(sql)
        .param("mode", terms.mode().code())
        .param("ttl", terms.ttl().toSeconds())
        .param("dateExpiry", dateExpiry == null ? null : dateExpiry.atOffset(ZoneOffset.UTC))
        .param("expiresAt", end.atOffset(ZoneOffset.UTC))
        .param("dueAt", end.equals(Terms.NEVER) ? null : end.atOffset(ZoneOffset.UTC));
  }

  private static final String SESSIONS =
      """
      SELECT link.*,
        (SELECT max(at) FROM interactions WHERE link_id = link.id) AS last_interaction
      FROM proxy_links link WHERE deleted_at IS NULL
      """;

  Optional<Session> find(UUID service, UUID id) {
    return jdbc.sql(SESSIONS + "AND service_id = :service AND id = :id")
        .param("service", service)
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  Optional<Session> find(UUID service, String uniqueName) {
    return jdbc.sql(SESSIONS + "AND service_id = :service AND unique_name = :name")
        .param("service", service)
        .param("name", uniqueName)
        .query((row, _) -> read(row))
        .optional();
  }

  /// Keeps others from changing it until the transaction ends.
  ///
  /// @return whether it is open
  boolean lock(LinkId id) {
    return jdbc.sql("SELECT id FROM proxy_links WHERE id = :id AND closed_at IS NULL FOR UPDATE")
        .param("id", id.value())
        .query(UUID.class)
        .optional()
        .isPresent();
  }

  private static final String PAGE =
      """
      AND service_id = :service
        AND (:at::timestamptz IS NULL OR (created_at, id) < (:at, :id::uuid))
      ORDER BY created_at DESC, id DESC LIMIT :limit
      """;

  List<Session> page(UUID service, @Nullable Cursor after, int limit) {
    return jdbc.sql(SESSIONS + PAGE)
        .param("service", service)
        .param("at", after == null ? null : after.createdAt().atOffset(ZoneOffset.UTC))
        .param("id", after == null ? null : after.id())
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  private static final String REMOVE =
      """
      UPDATE proxy_links SET deleted_at = :now, updated_at = :now
      WHERE id = :id AND closed_at IS NOT NULL AND deleted_at IS NULL
      """;

  boolean remove(LinkId id, Instant now) {
    return jdbc.sql(REMOVE)
            .param("id", id.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  private static Session read(ResultSet row) throws SQLException {
    var id = row.getObject("id", UUID.class);
    var dateExpiry = instant(row, "date_expiry");
    var terms =
        new Terms(
            row.getObject("service_id", UUID.class),
            Mode.of(row.getString("mode")).orElseThrow(),
            Duration.ofSeconds(row.getInt("ttl")),
            dateExpiry);
    var createdAt = row.getObject("created_at", OffsetDateTime.class).toInstant();
    var last = instant(row, "last_interaction");
    var closedAt = instant(row, "closed_at");
    return new Session(
        new LinkId(id),
        new TenantId(row.getString("tenant")),
        new LeadId(row.getObject("lead_id", UUID.class)),
        terms,
        row.getString("unique_name"),
        createdAt,
        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
        last,
        terms.end(last == null || last.isBefore(createdAt) ? createdAt : last),
        closedAt == null
            ? null
            : new Closing(CloseReason.of(row.getString("close_reason")), closedAt));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
