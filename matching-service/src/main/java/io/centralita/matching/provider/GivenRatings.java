package io.centralita.matching.provider;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// What customers gave a provider here, on top of the rating that the directory came with.
///
/// @param stars of all votes together
record GivenRatings(Rating base, long stars, int votes) {
  private static final int DIGITS = 6;

  static GivenRatings none(Rating base) {
    return new GivenRatings(base, 0, 0);
  }

  /// @param insteadOf the stars that these replace; null for somebody who votes for the first time
  GivenRatings and(int given, @Nullable Integer insteadOf) {
    return insteadOf == null
        ? new GivenRatings(base, stars + given, votes + 1)
        : new GivenRatings(base, stars + given - insteadOf, votes);
  }

  Rating together() {
    int all = base.votes() + votes;
    if (votes == 0) {
      return base;
    }
    var sum =
        base.stars().multiply(BigDecimal.valueOf(base.votes())).add(BigDecimal.valueOf(stars));
    return new Rating(sum.divide(BigDecimal.valueOf(all), DIGITS, RoundingMode.HALF_UP), all);
  }
}
