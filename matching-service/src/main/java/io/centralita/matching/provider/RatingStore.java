package io.centralita.matching.provider;

import io.centralita.contracts.values.ProviderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What providers were given here, and where that puts them.
@Component
final class RatingStore {
  /// Whoever changes a rating holds the provider's row, so that no vote is lost.
  private static final String LOCK =
      """
      SELECT p.rating, p.votes, g.base_stars, g.base_votes, g.given_stars, g.given_votes
      FROM providers AS p LEFT JOIN provider_ratings AS g ON g.provider_id = p.id
      WHERE p.id = :provider FOR UPDATE OF p
      """;

  private static final String RATING = "SELECT rating, votes FROM providers WHERE id = :provider";

  private static final String RATED_HERE =
      "SELECT provider_id FROM provider_ratings WHERE provider_id = ANY (:providers) ORDER BY 1";

  private static final String KEEP =
      """
      INSERT INTO provider_ratings (provider_id, base_stars, base_votes, given_stars, given_votes)
      VALUES (:provider, :baseStars, :baseVotes, :givenStars, :givenVotes)
      ON CONFLICT (provider_id) DO UPDATE SET base_stars = excluded.base_stars,
        base_votes = excluded.base_votes, given_stars = excluded.given_stars,
        given_votes = excluded.given_votes
      """;

  private static final String MOVE =
      "UPDATE providers SET rating = :stars, votes = :votes, score = :score WHERE id = :provider";

  private static final String MOVE_IN_RANKING =
      "UPDATE provider_services SET score = :score, votes = :votes WHERE provider_id = :provider";

  private final JdbcClient jdbc;

  RatingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Nothing when the provider is not in the directory any more.
  Optional<GivenRatings> lock(ProviderId provider) {
    return jdbc.sql(LOCK)
        .param("provider", provider.value())
        .query((row, _) -> read(row))
        .optional();
  }

  private static GivenRatings read(ResultSet row) throws SQLException {
    var baseStars = row.getBigDecimal("base_stars");
    return baseStars == null
        ? GivenRatings.none(new Rating(row.getBigDecimal("rating"), row.getInt("votes")))
        : new GivenRatings(
            new Rating(baseStars, row.getInt("base_votes")),
            row.getLong("given_stars"),
            row.getInt("given_votes"));
  }

  Rating rating(ProviderId provider) {
    return jdbc.sql(RATING)
        .param("provider", provider.value())
        .query((row, _) -> new Rating(row.getBigDecimal("rating"), row.getInt("votes")))
        .single();
  }

  List<ProviderId> ratedHere(Collection<ProviderId> among) {
    return jdbc.sql(RATED_HERE)
        .param("providers", among.stream().map(ProviderId::value).toArray(UUID[]::new))
        .query((row, _) -> new ProviderId(row.getObject("provider_id", UUID.class)))
        .list();
  }

  void keep(ProviderId provider, GivenRatings given) {
    jdbc.sql(KEEP)
        .param("provider", provider.value())
        .param("baseStars", given.base().stars())
        .param("baseVotes", given.base().votes())
        .param("givenStars", given.stars())
        .param("givenVotes", given.votes())
        .update();
  }

  void move(ProviderId provider, Rating rating) {
    jdbc.sql(MOVE)
        .param("provider", provider.value())
        .param("stars", rating.stars())
        .param("votes", rating.votes())
        .param("score", rating.score())
        .update();
    jdbc.sql(MOVE_IN_RANKING)
        .param("provider", provider.value())
        .param("votes", rating.votes())
        .param("score", rating.score())
        .update();
  }
}
