package io.centralita.matching.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.ProviderId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShortlistTest {
  private static RankedProvider provider(int id, double score, int votes, int distance) {
    return new RankedProvider(
        new ProviderId(new UUID(0, id)),
        "Provider " + id,
        new Address(Channel.WHATSAPP, "ref " + id, "sealed", "hint"),
        new Rating(BigDecimal.valueOf(4), votes),
        score,
        "district " + distance,
        distance);
  }

  private static List<Long> ids(List<RankedProvider> list) {
    return list.stream().map(one -> one.id().value().getLeastSignificantBits()).toList();
  }

  @Test
  void bestRatingComesFirst() {
    var found =
        List.of(
            provider(1, 4.1, 9, 0),
            provider(2, 4.9, 9, 0),
            provider(3, 4.5, 9, 0),
            provider(4, 4.7, 9, 0));

    assertThat(ids(Shortlist.of(found))).containsExactly(2L, 4L, 3L);
  }

  @Test
  void whoWorksInTheDistrictIsAlwaysOnTheList() {
    var found =
        List.of(
            provider(1, 3.9, 9, 0),
            provider(2, 4.9, 9, 1),
            provider(3, 4.8, 9, 2),
            provider(4, 4.7, 9, 1));

    assertThat(ids(Shortlist.of(found))).containsExactly(2L, 3L, 1L);
  }

  @Test
  void whoWorksInSeveralDistrictsIsThereOnceAsTheNearest() {
    var found = List.of(provider(1, 4.5, 9, 3), provider(1, 4.5, 9, 0), provider(2, 4.4, 9, 1));

    var list = Shortlist.of(found);

    assertThat(ids(list)).containsExactly(1L, 2L);
    assertThat(list.getFirst().distance()).isZero();
  }

  @Test
  void tiesFallTheSameWayInWhateverOrderTheyAreFound() {
    var found =
        new ArrayList<>(
            List.of(
                provider(4, 4.5, 20, 0),
                provider(3, 4.5, 10, 0),
                provider(2, 4.5, 10, 0),
                provider(1, 4.5, 10, 0)));
    var random = new Random(7);

    for (int i = 0; i < 50; i++) {
      Collections.shuffle(found, random);
      assertThat(ids(Shortlist.of(found))).containsExactly(4L, 1L, 2L);
    }
  }

  @Test
  void nobodyIsAnEmptyList() {
    assertThat(Shortlist.of(List.of())).isEmpty();
  }

  @Test
  void oneEnthusiastDoesNotBeatFiftySatisfiedCustomers() {
    var enthusiast = new Rating(new BigDecimal("5.0"), 1);
    var proven = new Rating(new BigDecimal("4.6"), 50);

    assertThat(proven.score()).isGreaterThan(enthusiast.score());
    assertThat(new Rating(new BigDecimal("5.0"), 50).score()).isGreaterThan(proven.score());
    assertThat(new Rating(BigDecimal.ZERO, 0).score())
        .isGreaterThan(new Rating(new BigDecimal("3.0"), 50).score());
  }

  @Test
  void ratingsOutsideTheScaleAreRefused() {
    assertThatThrownBy(() -> new Rating(new BigDecimal("5.01"), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rating(BigDecimal.ONE, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
