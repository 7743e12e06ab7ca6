package io.centralita.matching.provider;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The directory. An import is three statements, however many rows it has.
@Component
final class ProviderStore {
  private static final String SOMEBODY_ELSES_ADDRESSES =
      """
      SELECT incoming.external_id
      FROM unnest(:externalIds::text[], :refs::text[]) AS incoming (external_id, ref)
      JOIN providers AS known ON known.tenant = :tenant AND known.address_ref = incoming.ref
      WHERE known.external_id <> incoming.external_id
      """;

  private static final String UPSERT =
      """
      WITH saved AS (INSERT INTO providers (id, tenant, external_id, name, channel, address_ref, address_sealed,
        address_hint, language, rating, votes, score, time_zone, zone_of_number, hours, jobs_at_once)
      SELECT id, :tenant, external_id, name, channel, ref, sealed, hint, language, rating, votes, score,
        zone, zone_of_number, hours, jobs
      FROM unnest(:ids::uuid[], :externalIds::text[], :names::text[], :channels::text[],
        :refs::text[], :sealed::text[], :hints::text[], :languages::text[], :ratings::numeric[],
        :votes::int[], :scores::float8[], :zones::text[], :zonesOfNumbers::text[], :hours::int4multirange[], :jobs::int[])
        AS row (id, external_id, name, channel, ref, sealed, hint, language, rating, votes, score, zone,
          zone_of_number, hours, jobs)
      ORDER BY id
      ON CONFLICT (id) DO UPDATE SET
        name = excluded.name, channel = excluded.channel, address_ref = excluded.address_ref,
        address_sealed = excluded.address_sealed, address_hint = excluded.address_hint,
        language = excluded.language, rating = excluded.rating, votes = excluded.votes,
        score = excluded.score, time_zone = excluded.time_zone,
        zone_of_number = excluded.zone_of_number, hours = excluded.hours,
        jobs_at_once = excluded.jobs_at_once
      RETURNING id, (xmax = 0) AS added)
      INSERT INTO provider_news (provider_id, tenant, kind, at)
      SELECT id, :tenant, CASE WHEN added THEN 'REGISTERED' ELSE 'CHANGED' END, :now FROM saved ORDER BY id
      """;

  private static final String FORGET_SERVICES =
      "DELETE FROM provider_services WHERE provider_id = ANY (:ids::uuid[])";

  private static final String ADD_SERVICES =
      """
      INSERT INTO provider_services (provider_id, tenant, category, district, score, votes, tier, listed)
      SELECT row.id, :tenant, category, district, provider.score, provider.votes, provider.tier,
        NOT provider.paused AND NOT provider.opted_out
      FROM unnest(:ids::uuid[], :categories::text[], :districts::text[]) AS row (id, categories, districts)
      JOIN providers AS provider ON provider.id = row.id
      CROSS JOIN LATERAL string_to_table(row.categories, ' ') AS category
      CROSS JOIN LATERAL string_to_table(row.districts, ' ') AS district
      """;

  private final JdbcClient jdbc;

  ProviderStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// External ids of those whose address another provider of the tenant has.
  Set<String> withSomebodyElsesAddress(TenantId tenant, List<Provider> providers) {
    return jdbc.sql(SOMEBODY_ELSES_ADDRESSES)
        .param("tenant", tenant.value())
        .param("externalIds", column(providers, Provider::externalId))
        .param("refs", column(providers, provider -> provider.address().ref()))
        .query((row, _) -> row.getString("external_id"))
        .set();
  }

  void save(TenantId tenant, List<Provider> providers, Instant now) {
    var ids = column(providers, provider -> provider.id().toString());
    jdbc.sql(UPSERT)
        .param("tenant", tenant.value())
        .param("ids", ids)
        .param("externalIds", column(providers, Provider::externalId))
        .param("names", column(providers, Provider::name))
        .param("channels", column(providers, provider -> provider.address().channel().name()))
        .param("refs", column(providers, provider -> provider.address().ref()))
        .param("sealed", column(providers, provider -> provider.address().sealed()))
        .param("hints", column(providers, provider -> provider.address().hint()))
        .param("languages", column(providers, provider -> provider.language().tag()))
        .param("ratings", column(providers, provider -> provider.rating().stars().toString()))
        .param("votes", column(providers, provider -> "" + provider.rating().votes()))
        .param("scores", column(providers, provider -> "" + provider.rating().score()))
        .param("zones", column(providers, provider -> text(provider.times().clock())))
        .param("zonesOfNumbers", column(providers, provider -> text(provider.times().ofNumber())))
        .param("hours", column(providers, provider -> hours(provider.times().hours())))
        .param("jobs", column(providers, provider -> text(provider.times().jobsAtOnce())))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(FORGET_SERVICES).param("ids", ids).update();
    jdbc.sql(ADD_SERVICES)
        .param("tenant", tenant.value())
        .param("ids", ids)
        .param("categories", column(providers, provider -> String.join(" ", provider.categories())))
        .param("districts", column(providers, provider -> String.join(" ", provider.districts())))
        .update();
  }

  private static @Nullable String[] column(
      List<Provider> providers, Function<Provider, @Nullable String> value) {
    var column = new @Nullable String[providers.size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = value.apply(providers.get(i));
    }
    return column;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable String hours(@Nullable OpeningHours hours) {
    return hours == null ? null : hours.multirange();
  }

  static Address address(ResultSet row) throws SQLException {
    return new Address(
        Channel.valueOf(row.getString("channel")),
        row.getString("address_ref"),
        row.getString("address_sealed"),
        row.getString("address_hint"));
  }
}
