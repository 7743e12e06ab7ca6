package io.centralita.matching.provider;

import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The ranking: the first rows of an index, so a million providers cost what a hundred do.
@Component
final class RankingStore {
  /// The best of each district. Three of each are enough for the best three of all, because a
  /// district's first three hold as many strangers as the list has room for.
  private static final String BEST_OF_EACH_DISTRICT =
      """
      SELECT p.id, p.name, p.channel, p.address_ref, p.address_sealed, p.address_hint,
             p.rating, p.votes, best.score, near.district, near.place - 1 AS distance
      FROM unnest(:districts::text[]) WITH ORDINALITY AS near (district, place)
      CROSS JOIN LATERAL (
        SELECT provider_id, score FROM provider_services AS service
        WHERE service.tenant = :tenant
          AND service.category = :category
          AND service.district = near.district
          AND service.provider_id IS DISTINCT FROM
            (SELECT id FROM providers WHERE tenant = :tenant AND address_ref = :customer)
        ORDER BY score DESC, votes DESC, provider_id
        LIMIT :limit
      ) AS best
      JOIN providers AS p ON p.id = best.provider_id
      """;

  private final JdbcClient jdbc;

  RankingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param districts nearest first
  /// @param customer ref of the person who asks, who is nobody's own provider
  List<RankedProvider> bestOfEach(
      TenantId tenant, String category, List<String> districts, String customer) {
    return jdbc.sql(BEST_OF_EACH_DISTRICT)
        .param("tenant", tenant.value())
        .param("category", category)
        .param("districts", districts.toArray(String[]::new))
        .param("customer", customer)
        .param("limit", Shortlist.SIZE)
        .query((row, _) -> read(row))
        .list();
  }

  private static RankedProvider read(ResultSet row) throws SQLException {
    return new RankedProvider(
        new ProviderId(row.getObject("id", UUID.class)),
        row.getString("name"),
        ProviderStore.address(row),
        new Rating(row.getBigDecimal("rating"), row.getInt("votes")),
        row.getDouble("score"),
        row.getString("district"),
        row.getInt("distance"));
  }
}
