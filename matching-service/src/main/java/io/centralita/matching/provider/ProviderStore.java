package io.centralita.matching.provider;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
      INSERT INTO providers (id, tenant, external_id, name, channel, address_ref, address_sealed,
        address_hint, language, rating, votes, score)
      SELECT id, :tenant, external_id, name, channel, ref, sealed, hint, language, rating, votes, score
      FROM unnest(:ids::uuid[], :externalIds::text[], :names::text[], :channels::text[],
        :refs::text[], :sealed::text[], :hints::text[], :languages::text[], :ratings::numeric[],
        :votes::int[], :scores::float8[])
        AS row (id, external_id, name, channel, ref, sealed, hint, language, rating, votes, score)
      ORDER BY id
      ON CONFLICT (id) DO UPDATE SET
        name = excluded.name, channel = excluded.channel, address_ref = excluded.address_ref,
        address_sealed = excluded.address_sealed, address_hint = excluded.address_hint,
        language = excluded.language, rating = excluded.rating, votes = excluded.votes,
        score = excluded.score
      """;

  private static final String FORGET_SERVICES =
      "DELETE FROM provider_services WHERE provider_id = ANY (:ids::uuid[])";

  private static final String ADD_SERVICES =
      """
      INSERT INTO provider_services (provider_id, tenant, category, district, score, votes)
      SELECT row.id, :tenant, category, district, provider.score, provider.votes
      FROM unnest(:ids::uuid[], :categories::text[], :districts::text[]) AS row (id, categories, districts)
      JOIN providers AS provider ON provider.id = row.id
      CROSS JOIN LATERAL string_to_table(row.categories, ' ') AS category
      CROSS JOIN LATERAL string_to_table(row.districts, ' ') AS district
      """;

  private static final String PAGE =
      """
      SELECT id, external_id, name, channel, address_ref, address_sealed, address_hint, language,
        rating, votes,
        ARRAY (SELECT DISTINCT category FROM provider_services WHERE provider_id = id ORDER BY 1) AS categories,
        ARRAY (SELECT DISTINCT district FROM provider_services WHERE provider_id = id ORDER BY 1) AS districts
      FROM providers
      WHERE tenant = :tenant AND external_id > :after
        AND (:category::text IS NULL AND :district::text IS NULL OR EXISTS (
          SELECT FROM provider_services AS service WHERE service.provider_id = providers.id
            AND (:category::text IS NULL OR service.category = :category)
            AND (:district::text IS NULL OR service.district = :district)))
      ORDER BY external_id LIMIT :limit
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

  void save(TenantId tenant, List<Provider> providers) {
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
        .update();
    jdbc.sql(FORGET_SERVICES).param("ids", ids).update();
    jdbc.sql(ADD_SERVICES)
        .param("tenant", tenant.value())
        .param("ids", ids)
        .param("categories", column(providers, provider -> String.join(" ", provider.categories())))
        .param("districts", column(providers, provider -> String.join(" ", provider.districts())))
        .update();
  }

  private static String[] column(List<Provider> providers, Function<Provider, String> value) {
    return providers.stream().map(value).toArray(String[]::new);
  }

  /// @param after external id of the last one before the page
  List<Provider> page(
      TenantId tenant,
      @Nullable String category,
      @Nullable String district,
      String after,
      int limit) {
    return jdbc.sql(PAGE)
        .param("tenant", tenant.value())
        .param("category", category)
        .param("district", district)
        .param("after", after)
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  private static Provider read(ResultSet row) throws SQLException {
    return new Provider(
        new ProviderId(row.getObject("id", UUID.class)),
        row.getString("external_id"),
        row.getString("name"),
        address(row),
        Language.of(row.getString("language")),
        texts(row.getArray("categories")),
        texts(row.getArray("districts")),
        new Rating(row.getBigDecimal("rating"), row.getInt("votes")));
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  static Address address(ResultSet row) throws SQLException {
    return new Address(
        Channel.valueOf(row.getString("channel")),
        row.getString("address_ref"),
        row.getString("address_sealed"),
        row.getString("address_hint"));
  }
}
