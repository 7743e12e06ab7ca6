package io.centralita.matching.job;

import io.centralita.contracts.routing.InboundMedia.MediaKept;
import io.centralita.contracts.routing.InboundMedia.MediaRefused;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.MediaId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.lead.Rows;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The photos that came with "terminé". That a photo is of a job, and that it is kept, is heard in
/// any order.
@Component
final class PhotoStore {
  private static final String BELONGS =
      """
      INSERT INTO job_photos (media_id, lead_id, heard_at) VALUES (:media, :lead, :at)
      ON CONFLICT (media_id) DO UPDATE SET lead_id = excluded.lead_id
      """;

  private static final String KEPT =
      """
      INSERT INTO job_photos (media_id, content_type, size, kept_at, heard_at)
      VALUES (:media, :type, :size, :at, :at)
      ON CONFLICT (media_id) DO UPDATE SET content_type = excluded.content_type,
        size = excluded.size, kept_at = excluded.kept_at, refused = NULL
      """;

  /// Once it is kept nothing takes it away.
  private static final String REFUSED =
      """
      INSERT INTO job_photos (media_id, refused, heard_at) VALUES (:media, :reason, :at)
      ON CONFLICT (media_id) DO UPDATE SET refused = excluded.refused WHERE job_photos.kept_at IS NULL
      """;

  private static final String OF_LEAD =
      """
      SELECT media_id, content_type, size, kept_at, refused
      FROM job_photos JOIN leads ON leads.id = lead_id
      WHERE lead_id = :lead AND tenant = :tenant ORDER BY heard_at, media_id
      """;

  /// Media that were of no job.
  private static final String FORGET =
      """
      DELETE FROM job_photos WHERE media_id IN (
        SELECT media_id FROM job_photos WHERE lead_id IS NULL AND heard_at < :before LIMIT :limit)
      """;

  private final JdbcClient jdbc;

  PhotoStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param keptAt absent while it is being fetched, and where it was refused
  /// @param refused why it is not here and will not be, such as `too-large`
  record Photo(
      MediaId media,
      @Nullable String contentType,
      @Nullable Long size,
      @Nullable Instant keptAt,
      @Nullable String refused) {}

  void belong(LeadId lead, List<MediaId> media, Instant at) {
    for (var medium : media) {
      jdbc.sql(BELONGS)
          .param("media", medium.value())
          .param("lead", lead.value())
          .param("at", Rows.utc(at))
          .update();
    }
  }

  void kept(MediaKept kept) {
    jdbc.sql(KEPT)
        .param("media", kept.media().value())
        .param("type", kept.contentType())
        .param("size", kept.size())
        .param("at", Rows.utc(kept.at()))
        .update();
  }

  void refused(MediaRefused refused) {
    jdbc.sql(REFUSED)
        .param("media", refused.media().value())
        .param("reason", refused.reason())
        .param("at", Rows.utc(refused.at()))
        .update();
  }

  List<Photo> of(TenantId tenant, LeadId lead) {
    return jdbc.sql(OF_LEAD)
        .param("tenant", tenant.value())
        .param("lead", lead.value())
        .query((row, _) -> {
          var keptAt = Rows.instantOrNull(row, "kept_at");
          return new Photo(
              new MediaId(row.getObject("media_id", UUID.class)),
              row.getString("content_type"),
              keptAt == null ? null : row.getLong("size"),
              keptAt,
              row.getString("refused"));
        })
        .list();
  }

  int forget(Instant before, int limit) {
    return jdbc.sql(FORGET).param("before", Rows.utc(before)).param("limit", limit).update();
  }
}
