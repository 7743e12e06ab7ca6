package io.centralita.matching.provider;

import io.centralita.contracts.values.ProviderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What providers were given here, and where that puts them.
@Component
final class RatingStore {
  /// Whoever changes a rating holds the provider's row. It is read afterwards: who had to wait for
  /// it sees the votes that were waited for.
  private static final String LOCK = "SELECT id FROM providers WHERE id = :provider FOR UPDATE";

  private static final String GIVEN =
      """
      SELECT p.rating, p.votes, g.base_stars, g.base_votes, g.given_stars, g.given_votes
      FROM providers AS p LEFT JOIN provider_ratings AS g ON g.provider_id = p.id
      WHERE p.id = :provider
      """;

  private static final String ON_TOP_OF =
      """
      SELECT g.provider_id, p.rating, p.votes, g.given_stars, g.given_votes
      FROM provider_ratings AS g JOIN providers AS p ON p.id = g.provider_id
      WHERE g.provider_id = ANY (:providers)
      """;

  private static final String KEEP =
      """
      INSERT INTO provider_ratings (provider_id, base_stars, base_votes, given_stars, given_votes)
      SELECT * FROM unnest(:ids::uuid[], :baseStars::numeric[], :baseVotes::int[], :givenStars::bigint[],
        :givenVotes::int[])
      ON CONFLICT (provider_id) DO UPDATE SET base_stars = excluded.base_stars,
        base_votes = excluded.base_votes, given_stars = excluded.given_stars,
        given_votes = excluded.given_votes
      """;

  private static final String MOVE =
      """
      UPDATE providers SET rating = row.stars, votes = row.votes, score = row.score
      FROM unnest(:ids::uuid[], :stars::numeric[], :votes::int[], :scores::float8[])
        AS row (id, stars, votes, score)
      WHERE providers.id = row.id
      """;

  private static final String MOVE_IN_RANKING =
      """
      UPDATE provider_services SET score = row.score, votes = row.votes
      FROM unnest(:ids::uuid[], :votes::int[], :scores::float8[]) AS row (id, votes, score)
      WHERE provider_id = row.id
      """;

  private final JdbcClient jdbc;

  RatingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Nothing when the provider is not in the directory any more.
  Optional<GivenRatings> lock(ProviderId provider) {
    jdbc.sql(LOCK).param("provider", provider.value()).query(UUID.class).optional();
    return find(provider);
  }

  Optional<GivenRatings> find(ProviderId provider) {
    return jdbc.sql(GIVEN)
        .param("provider", provider.value())
        .query((row, _) -> read(row))
        .optional();
  }

  private static GivenRatings read(ResultSet row) throws SQLException {
    var baseStars = row.getBigDecimal("base_stars");
    return baseStars == null
        ? GivenRatings.none(shown(row))
        : given(row, new Rating(baseStars, row.getInt("base_votes")));
  }

  private static Rating shown(ResultSet row) throws SQLException {
    return new Rating(row.getBigDecimal("rating"), row.getInt("votes"));
  }

  private static GivenRatings given(ResultSet row, Rating base) throws SQLException {
    return new GivenRatings(base, row.getLong("given_stars"), row.getInt("given_votes"));
  }

  /// What those of them were given here who were rated at all, on top of what the directory now
  /// says.
  Map<ProviderId, GivenRatings> onTopOfDirectory(Collection<ProviderId> among) {
    var found = new LinkedHashMap<ProviderId, GivenRatings>();
    jdbc.sql(ON_TOP_OF)
        .param("providers", among.stream().map(ProviderId::value).toArray(UUID[]::new))
        .query(row -> {
          found.put(
              new ProviderId(row.getObject("provider_id", UUID.class)), given(row, shown(row)));
        });
    return found;
  }

  /// Keeps it and moves the providers to where that puts them.
  void keep(Map<ProviderId, GivenRatings> ratings) {
    var given = List.copyOf(ratings.values());
    var together = given.stream().map(GivenRatings::together).toList();
    var ids = ratings.keySet().stream().map(ProviderId::toString).toArray(String[]::new);
    var votes = column(together, Rating::votes);
    var scores = column(together, Rating::score);
    jdbc.sql(KEEP)
        .param("ids", ids)
        .param("baseStars", column(given, each -> each.base().stars()))
        .param("baseVotes", column(given, each -> each.base().votes()))
        .param("givenStars", column(given, GivenRatings::stars))
        .param("givenVotes", column(given, GivenRatings::votes))
        .update();
    jdbc.sql(MOVE)
        .param("ids", ids)
        .param("stars", column(together, Rating::stars))
        .param("votes", votes)
        .param("scores", scores)
        .update();
    jdbc.sql(MOVE_IN_RANKING)
        .param("ids", ids)
        .param("votes", votes)
        .param("scores", scores)
        .update();
  }

  private static <T> String[] column(List<T> rows, Function<T, Object> value) {
    return rows.stream().map(row -> value.apply(row).toString()).toArray(String[]::new);
  }
}
