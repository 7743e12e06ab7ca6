package io.centralita.routing.media;

import static io.centralita.routing.conversation.Rows.utc;

import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.MediaId;
import io.centralita.contracts.values.TenantId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What people sent, and how far the fetching is.
@Component
class MediaStore {
  private static final String ADD =
      """
      INSERT INTO media (id, tenant, carrier, carrier_message_id, index, lead_id, url, state, due_at, received_at)
      VALUES (:id, :tenant, :carrier, :message, :index, :lead, :url, 'waiting', :now, :now)
      ON CONFLICT DO NOTHING
      """;

  private static final String CLAIM =
      """
      UPDATE media SET attempts = attempts + 1, due_at = :lease
      WHERE id IN (SELECT id FROM media WHERE state = 'waiting' AND due_at <= :now
                   ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED)
      RETURNING *
      """;

  private static final String KEEP =
      """
      UPDATE media SET state = 'kept', sha256 = :sha256, content_type = :type, size = :size,
        due_at = NULL, ended_at = :now
      WHERE id = :id AND state = 'waiting'
      """;

  private static final String REFUSE =
      """
      UPDATE media SET state = 'refused', reason = :reason, due_at = NULL, ended_at = :now
      WHERE id = :id AND state = 'waiting'
      """;

  private static final String PUT_OFF =
      "UPDATE media SET due_at = :then WHERE id = :id AND state = 'waiting'";

  private static final String KEPT =
      """
      SELECT sha256, content_type, size FROM media
      WHERE id = :id AND tenant = :tenant AND state = 'kept'
      """;

  private static final String LATEST =
      """
      SELECT id, state, reason, lead_id, content_type, size, received_at FROM media
      WHERE tenant = :tenant ORDER BY received_at DESC, id LIMIT :limit
      """;

  private final JdbcClient jdbc;

  MediaStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param state `waiting`, `kept` or `refused`
  record Shown(
      MediaId id,
      String state,
      @Nullable String reason,
      @Nullable UUID lead,
      @Nullable String contentType,
      @Nullable Long size,
      OffsetDateTime receivedAt) {}

  List<Shown> latest(TenantId tenant, int limit) {
    return jdbc.sql(LATEST)
        .param("tenant", tenant.value())
        .param("limit", limit)
        .query((row, _) ->
            new Shown(
                new MediaId(row.getObject("id", UUID.class)),
                row.getString("state"),
                row.getString("reason"),
                row.getObject("lead_id", UUID.class),
                row.getString("content_type"),
                row.getObject("size", Long.class),
                row.getObject("received_at", OffsetDateTime.class)))
        .list();
  }

  record Kept(String sha256, String contentType, long size) {}

  void add(Medium medium, Instant now) {
    jdbc.sql(ADD)
        .param("id", medium.id().value())
        .param("tenant", medium.tenant().value())
        .param("carrier", medium.carrier().name().toLowerCase(Locale.ROOT))
        .param("message", medium.carrierMessageId())
        .param("index", medium.index())
        .param("lead", medium.lead() == null ? null : medium.lead().value())
        .param("url", medium.url().toString())
        .param("now", utc(now))
        .update();
  }

  /// Those that wait, or whose lease is over, for this one to fetch.
  List<Medium> claim(Instant now, Instant lease, int limit) {
    return jdbc.sql(CLAIM)
        .param("now", utc(now))
        .param("lease", utc(lease))
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  private static Medium read(ResultSet row) throws SQLException {
    var lead = row.getObject("lead_id", UUID.class);
    return new Medium(
        new MediaId(row.getObject("id", UUID.class)),
        new TenantId(row.getString("tenant")),
        Carrier.valueOf(row.getString("carrier").toUpperCase(Locale.ROOT)),
        row.getString("carrier_message_id"),
        row.getInt("index"),
        lead == null ? null : new LeadId(lead),
        URI.create(row.getString("url")),
        row.getInt("attempts"));
  }

  /// @return whether it still waited
  boolean keep(MediaId id, String sha256, String contentType, long size, Instant now) {
    return jdbc.sql(KEEP)
            .param("id", id.value())
            .param("sha256", sha256)
            .param("type", contentType)
            .param("size", size)
            .param("now", utc(now))
            .update()
        == 1;
  }

  /// @return whether it still waited
  boolean refuse(MediaId id, String reason, Instant now) {
    return jdbc.sql(REFUSE)
            .param("id", id.value())
            .param("reason", reason)
            .param("now", utc(now))
            .update()
        == 1;
  }

  void putOff(MediaId id, Instant then) {
    jdbc.sql(PUT_OFF).param("id", id.value()).param("then", utc(then)).update();
  }

  Optional<Kept> kept(TenantId tenant, MediaId id) {
    return jdbc.sql(KEPT)
        .param("id", id.value())
        .param("tenant", tenant.value())
        .query((row, _) ->
            new Kept(row.getString("sha256"), row.getString("content_type"), row.getLong("size")))
        .optional();
  }

  private static final String WAITS =
      "SELECT EXISTS (SELECT FROM media WHERE id = :id AND state = 'waiting')";

  boolean waits(MediaId id) {
    return jdbc.sql(WAITS).param("id", id.value()).query(Boolean.class).single();
  }
}
