package io.centralita.matching.provider;

import java.math.BigDecimal;

/// What customers think of a provider.
///
/// @param stars average, 0 to 5
/// @param votes how many gave it
public record Rating(BigDecimal stars, int votes) {
  private static final double USUAL_STARS = 3.8;
  private static final int VOTES_THAT_CONVINCE = 10;
  private static final double HUNDRED = 100.0;
  private static final BigDecimal MOST = BigDecimal.valueOf(5);

  public Rating {
    if (stars.signum() < 0 || stars.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("A rating is between 0 and 5 stars");
    }
    if (votes < 0) {
      throw new IllegalArgumentException("Votes are not negative");
    }
  }

  /// What providers are ranked by: a Bayesian average, in hundredths of a star. Everybody starts
  /// with some votes for the usual rating, so one enthusiast does not beat fifty satisfied
  /// customers; what is less than a hundredth apart is a tie, which something else decides.
  public double score() {
    double average =
        (USUAL_STARS * VOTES_THAT_CONVINCE + stars.doubleValue() * votes)
            / (VOTES_THAT_CONVINCE + votes);
    return Math.round(average * HUNDRED) / HUNDRED;
  }
}
