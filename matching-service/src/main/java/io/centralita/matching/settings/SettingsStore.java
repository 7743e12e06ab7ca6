package io.centralita.matching.settings;

import io.centralita.contracts.values.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tenants' wishes.
@Component
final class SettingsStore {
  private static final String OF_TENANTS =
      """
      SELECT tenant, choose_within, answer_within, declined_for, offers_at_once, jobs_at_once, job_counts_for,
        time_zone
      FROM tenant_settings WHERE tenant = ANY (:tenants)
      """;

  private static final String SAVE =
      """
      INSERT INTO tenant_settings (tenant, choose_within, answer_within, declined_for, offers_at_once,
        jobs_at_once, job_counts_for, time_zone)
      VALUES (:tenant, :chooseWithin, :answerWithin, :declinedFor, :offersAtOnce,
        :jobsAtOnce, :jobCountsFor, :timeZone)
      ON CONFLICT (tenant) DO UPDATE SET
        choose_within = excluded.choose_within, answer_within = excluded.answer_within,
        declined_for = excluded.declined_for, offers_at_once = excluded.offers_at_once,
        jobs_at_once = excluded.jobs_at_once, job_counts_for = excluded.job_counts_for,
        time_zone = excluded.time_zone
      """;

  private final JdbcClient jdbc;

  SettingsStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Of those who have any.
  Map<TenantId, Wishes> of(Collection<TenantId> tenants) {
    var wishes = new HashMap<TenantId, Wishes>();
    jdbc.sql(OF_TENANTS)
        .param("tenants", tenants.stream().map(TenantId::value).toArray(String[]::new))
        .query(row -> {
          wishes.put(new TenantId(row.getString("tenant")), read(row));
        });
    return wishes;
  }

  private static Wishes read(ResultSet row) throws SQLException {
    return new Wishes(
        seconds(row, "choose_within"),
        seconds(row, "answer_within"),
        seconds(row, "declined_for"),
        row.getObject("offers_at_once", Integer.class),
        row.getObject("jobs_at_once", Integer.class),
        seconds(row, "job_counts_for"),
        row.getString("time_zone"));
  }

  private static @Nullable Duration seconds(ResultSet row, String column) throws SQLException {
    var seconds = row.getObject(column, Integer.class);
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }

  void save(TenantId tenant, Wishes wishes) {
    jdbc.sql(SAVE)
        .param("tenant", tenant.value())
        .param("chooseWithin", seconds(wishes.chooseWithin()))
        .param("answerWithin", seconds(wishes.answerWithin()))
        .param("declinedFor", seconds(wishes.declinedFor()))
        .param("offersAtOnce", wishes.offersAtOnce())
        .param("jobsAtOnce", wishes.jobsAtOnce())
        .param("jobCountsFor", seconds(wishes.jobCountsFor()))
        .param("timeZone", wishes.timeZone())
        .update();
  }

  private static @Nullable Integer seconds(@Nullable Duration duration) {
    return duration == null ? null : Math.toIntExact(duration.toSeconds());
  }
}
