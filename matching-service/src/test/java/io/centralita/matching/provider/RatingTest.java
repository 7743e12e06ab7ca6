package io.centralita.matching.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RatingTest {
  private static Rating rating(String stars, int votes) {
    return new Rating(new BigDecimal(stars), votes);
  }

  @Test
  void oneEnthusiastDoesNotBeatFiftySatisfiedCustomers() {
    var proven = rating("4.6", 50);

    assertThat(proven.score()).isGreaterThan(rating("5.0", 1).score());
    assertThat(rating("5.0", 50).score()).isGreaterThan(proven.score());
    assertThat(rating("0", 0).score()).isGreaterThan(rating("3.0", 50).score());
  }

  @Test
  void lessThanAHundredthOfAStarIsATie() {
    assertThat(rating("4.80", 1_000).score()).isEqualTo(rating("4.80", 1_010).score());
    assertThat(rating("4.80", 1_000).score()).isEqualTo(4.79);
  }

  @Test
  void ratingsOutsideTheScaleAreRefused() {
    assertThatThrownBy(() -> rating("5.01", 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> rating("1", -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
