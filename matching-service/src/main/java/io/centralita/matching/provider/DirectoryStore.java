package io.centralita.matching.provider;

import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.provider.Provider.Standing;
import io.centralita.matching.provider.Provider.Times;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The directory, one provider at a time or page by page, and who of them is listed.
@Component
final class DirectoryStore {
  private static final String SELECT =
      """
      SELECT id, external_id, name, channel, address_ref, address_sealed, address_hint, language,
        rating, votes, time_zone, zone_of_number, hours::text, jobs_at_once, paused, paused_until, opted_out, tier,
        ARRAY (SELECT DISTINCT category FROM provider_services WHERE provider_id = id ORDER BY 1) AS categories,
        ARRAY (SELECT DISTINCT district FROM provider_services WHERE provider_id = id ORDER BY 1) AS districts
      FROM providers
      """;

  private static final String ONE = "WHERE tenant = :tenant AND id = :id";

  private static final String LOCK = ONE + " FOR UPDATE";

  /// Somebody who is not there yet has no row to lock.
  private static final String HOLD =
      "SELECT pg_advisory_xact_lock(hashtextextended('provider/' || :id, 0))";

  private static final String LOCK_BY_ADDRESS =
      "WHERE tenant = :tenant AND address_ref = :ref FOR UPDATE";

  private static final String SOME = "WHERE id = ANY (:ids)";

  private static final String PAGE =
      """
      WHERE tenant = :tenant AND external_id > :after
        AND (:paused::boolean IS NULL OR paused = :paused)
        AND (:category::text IS NULL AND :district::text IS NULL OR EXISTS (
          SELECT FROM provider_services AS service WHERE service.provider_id = providers.id
            AND (:category::text IS NULL OR service.category = :category)
            AND (:district::text IS NULL OR service.district = :district)))
      ORDER BY external_id LIMIT :limit
      """;

  /// Only what changes is news.
  private static final String PAUSE =
      """
      WITH changed AS (
        UPDATE providers SET paused = :paused, paused_until = :until::timestamptz::timestamptz
        WHERE id = :id AND (paused, paused_until) IS DISTINCT FROM (:paused, :until::timestamptz) RETURNING id, tenant)
      INSERT INTO provider_news (provider_id, tenant, kind, until, at)
      SELECT id, tenant, :kind, :until::timestamptz, :now FROM changed
      """;

  private static final String END_PAUSES =
      """
      WITH over AS (
        SELECT id FROM providers WHERE paused_until <= :now ORDER BY paused_until LIMIT :limit
        FOR UPDATE SKIP LOCKED), resumed AS (
        UPDATE providers SET paused = false, paused_until = NULL FROM over WHERE providers.id = over.id
        RETURNING providers.id, tenant), told AS (
        INSERT INTO provider_news (provider_id, tenant, kind, at)
        SELECT id, tenant, 'RESUMED', :now FROM resumed)
      SELECT id FROM resumed
      """;

  private static final String OPT_OUT =
      """
      UPDATE providers SET opted_out = :optedOut
      WHERE tenant = :tenant AND address_ref = :ref AND opted_out <> :optedOut RETURNING id
      """;

  private static final String LIST =
      """
      UPDATE provider_services AS service SET listed = NOT provider.paused AND NOT provider.opted_out
      FROM providers AS provider
      WHERE provider.id = service.provider_id AND provider.id = ANY (:ids)
        AND service.listed <> (NOT provider.paused AND NOT provider.opted_out)
      """;

  private static final String DELETE =
      """
      WITH gone AS (DELETE FROM providers WHERE id = :id RETURNING id, tenant)
      INSERT INTO provider_news (provider_id, tenant, kind, at)
      SELECT id, tenant, 'REMOVED', :now FROM gone
      """;

  private final JdbcClient jdbc;

  DirectoryStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Provider> find(TenantId tenant, ProviderId id) {
    return read(ONE, Map.of("tenant", tenant.value(), "id", id.value())).stream().findFirst();
  }

  /// Until the transaction ends, whether or not there is such a provider.
  void hold(ProviderId id) {
    jdbc.sql(HOLD).param("id", id.toString()).query((_, _) -> true).list();
  }

  Optional<Provider> lock(TenantId tenant, ProviderId id) {
    return read(LOCK, Map.of("tenant", tenant.value(), "id", id.value())).stream().findFirst();
  }

  Optional<Provider> lock(TenantId tenant, String ref) {
    return read(LOCK_BY_ADDRESS, Map.of("tenant", tenant.value(), "ref", ref)).stream().findFirst();
  }

  List<Provider> find(List<UUID> ids) {
    return read(SOME, Map.of("ids", ids.toArray(UUID[]::new)));
  }

  /// @param after external id of the last one before the page
  /// @param paused only those, or only the others; both when null
  List<Provider> page(
      TenantId tenant,
      @Nullable String category,
      @Nullable String district,
      @Nullable Boolean paused,
      String after,
      int limit) {
    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("tenant", tenant.value());
    parameters.put("category", category);
    parameters.put("district", district);
    parameters.put("paused", paused);
    parameters.put("after", after);
    parameters.put("limit", limit);
    return read(PAGE, parameters);
  }

  private List<Provider> read(String which, Map<String, ? extends @Nullable Object> parameters) {
    return jdbc.sql(SELECT + which).params(parameters).query((row, _) -> read(row)).list();
  }

  private static Provider read(ResultSet row) throws SQLException {
    var zone = zone(row, "time_zone");
    var ofNumber = zone(row, "zone_of_number");
    var hours = row.getString("hours");
    var until = row.getObject("paused_until", OffsetDateTime.class);
    return new Provider(
        new ProviderId(row.getObject("id", UUID.class)),
        row.getString("external_id"),
        row.getString("name"),
        ProviderStore.address(row),
        Language.of(row.getString("language")),
        texts(row.getArray("categories")),
        texts(row.getArray("districts")),
        new Rating(row.getBigDecimal("rating"), row.getInt("votes")),
        new Times(
            Objects.equals(zone, ofNumber) ? null : zone,
            ofNumber,
            hours == null ? null : OpeningHours.ofMultirange(hours),
            row.getObject("jobs_at_once", Integer.class)),
        new Standing(
            row.getBoolean("paused"),
            until == null ? null : until.toInstant(),
            row.getBoolean("opted_out"),
            row.getInt("tier")));
  }

  private static @Nullable ZoneId zone(ResultSet row, String column) throws SQLException {
    var zone = row.getString(column);
    return zone == null ? null : ZoneId.of(zone);
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  void pause(ProviderId id, @Nullable Instant until, Instant now) {
    pause(id, true, until, "PAUSED", now);
  }

  void resume(ProviderId id, Instant now) {
    pause(id, false, null, "RESUMED", now);
  }

  private void pause(
      ProviderId id, boolean paused, @Nullable Instant until, String kind, Instant now) {
    jdbc.sql(PAUSE)
        .param("id", id.value())
        .param("paused", paused)
        .param("until", utc(until))
        .param("kind", kind)
        .param("now", utc(now))
        .update();
    list(List.of(id.value()));
  }

  /// Returns how many pauses were over.
  int endPauses(Instant now, int limit) {
    var resumed =
        jdbc.sql(END_PAUSES)
            .param("now", utc(now))
            .param("limit", limit)
            .query((row, _) -> row.getObject("id", UUID.class))
            .list();
    list(resumed);
    return resumed.size();
  }

  void optOut(TenantId tenant, String ref, boolean optedOut) {
    var changed =
        jdbc.sql(OPT_OUT)
            .param("tenant", tenant.value())
            .param("ref", ref)
            .param("optedOut", optedOut)
            .query((row, _) -> row.getObject("id", UUID.class))
            .list();
    list(changed);
  }

  private void list(List<UUID> ids) {
    if (!ids.isEmpty()) {
      jdbc.sql(LIST).param("ids", ids.toArray(UUID[]::new)).update();
    }
  }

  void delete(ProviderId id, Instant now) {
    jdbc.sql(DELETE).param("id", id.value()).param("now", utc(now)).update();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
