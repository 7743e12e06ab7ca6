package io.centralita.matching.provider;

import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What others have yet to be told of the directory.
@Component
final class NewsStore {
  /// One instance at a time: of one provider everything is told in the order in which it was done.
  private static final String LOCK = "SELECT pg_try_advisory_xact_lock(715003)";

  private static final String TAKE =
      """
      DELETE FROM provider_news WHERE id IN (SELECT id FROM provider_news ORDER BY id LIMIT :limit)
      RETURNING id, provider_id, tenant, kind, until, at
      """;

  private static final String CHANGED =
      """
      INSERT INTO provider_news (provider_id, tenant, kind, at)
      SELECT id, tenant, 'CHANGED', :now FROM providers WHERE id = :provider
      """;

  private final JdbcClient jdbc;

  NewsStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  enum Kind {
    REGISTERED,
    CHANGED,
    PAUSED,
    RESUMED,
    REMOVED
  }

  record News(
      long id,
      ProviderId provider,
      TenantId tenant,
      Kind kind,
      @Nullable Instant until,
      Instant at) {}

  List<News> take(int limit) {
    if (!jdbc.sql(LOCK).query(Boolean.class).single()) {
      return List.of();
    }
    return jdbc.sql(TAKE).param("limit", limit).query((row, _) -> read(row)).list().stream()
        .sorted(Comparator.comparingLong(News::id))
        .toList();
  }

  void changed(ProviderId provider, Instant now) {
    jdbc.sql(CHANGED)
        .param("provider", provider.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static News read(ResultSet row) throws SQLException {
    var until = row.getObject("until", OffsetDateTime.class);
    return new News(
        row.getLong("id"),
        new ProviderId(row.getObject("provider_id", UUID.class)),
        new TenantId(row.getString("tenant")),
        Kind.valueOf(row.getString("kind")),
        until == null ? null : until.toInstant(),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
