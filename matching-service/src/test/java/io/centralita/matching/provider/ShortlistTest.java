package io.centralita.matching.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.ProviderId;
import io.centralita.matching.provider.RankedProvider.Rank;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShortlistTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private static RankedProvider provider(int id, double score, int tier, int distance) {
    return provider(id, score, tier, distance, null);
  }

  private static RankedProvider provider(
      int id, double score, int tier, int distance, @Nullable Instant lastOffer) {
    return new RankedProvider(
        new ProviderId(new UUID(0, id)),
        "Provider " + id,
        new Address(Channel.WHATSAPP, "ref " + id, "sealed", "hint"),
        new Rating(BigDecimal.valueOf(4), 9),
        null,
        new Rank(score, tier, "d" + distance, "District " + distance, distance, lastOffer));
  }

  private static List<Long> ids(List<Placed> list) {
    return list.stream().map(one -> one.provider().id().value().getLeastSignificantBits()).toList();
  }

  private static List<Rule> rules(List<Placed> list) {
    return list.stream().map(Placed::decidedBy).toList();
  }

  @Test
  void bestRatingComesFirst() {
    var list =
        Shortlist.of(
            List.of(
                provider(1, 4.1, 9, 0),
                provider(2, 4.9, 0, 0),
                provider(3, 4.5, 0, 0),
                provider(4, 4.7, 0, 0)));

    assertThat(ids(list)).containsExactly(2L, 4L, 3L);
    assertThat(rules(list)).containsExactly(Rule.RATING, Rule.RATING, Rule.RATING);
  }

  @Test
  void whoWorksInTheDistrictIsAlwaysOnTheList() {
    var list =
        Shortlist.of(
            List.of(
                provider(1, 3.9, 0, 0),
                provider(2, 4.9, 0, 1),
                provider(3, 4.8, 0, 2),
                provider(4, 4.7, 0, 1)));

    assertThat(ids(list)).containsExactly(2L, 3L, 1L);
    assertThat(rules(list)).containsExactly(Rule.RATING, Rule.RATING, Rule.DISTANCE);
  }

  @Test
  void whoWorksInSeveralDistrictsIsThereOnceAsTheNearest() {
    var list =
        Shortlist.of(
            List.of(provider(1, 4.5, 0, 3), provider(1, 4.5, 0, 0), provider(2, 4.4, 0, 1)));

    assertThat(ids(list)).containsExactly(1L, 2L);
    assertThat(list.getFirst().provider().rank().distance()).isZero();
    assertThat(rules(list)).containsExactly(Rule.RATING, Rule.LAST);
  }

  @Test
  void tiesFallByTierThenDistanceThenTheLongestWithoutAnOffer() {
    var list =
        Shortlist.of(
            List.of(
                provider(1, 4.5, 1, 1, NOON),
                provider(2, 4.5, 1, 1, NOON.minusSeconds(60)),
                provider(3, 4.5, 2, 2, NOON)));
    var nearer = Shortlist.of(List.of(provider(1, 4.5, 1, 2), provider(2, 4.5, 1, 1, NOON)));
    var never = Shortlist.of(List.of(provider(1, 4.5, 1, 1, NOON), provider(2, 4.5, 1, 1)));

    assertThat(ids(list)).containsExactly(3L, 2L, 1L);
    assertThat(rules(list)).containsExactly(Rule.TIER, Rule.WAITING, Rule.LAST);
    assertThat(ids(nearer)).containsExactly(2L, 1L);
    assertThat(rules(nearer)).containsExactly(Rule.DISTANCE, Rule.LAST);
    assertThat(ids(never)).containsExactly(2L, 1L);
  }

  @Test
  void whoIsAlikeInEverythingComesInTheSameOrderHoweverTheyAreFound() {
    var found =
        new ArrayList<>(
            List.of(
                provider(4, 4.5, 1, 0),
                provider(3, 4.5, 0, 0),
                provider(2, 4.5, 0, 0),
                provider(1, 4.5, 0, 0)));
    var random = new Random(7);

    for (int i = 0; i < 50; i++) {
      Collections.shuffle(found, random);
      assertThat(ids(Shortlist.of(found))).containsExactly(4L, 1L, 2L);
      assertThat(rules(Shortlist.of(found))).containsExactly(Rule.TIER, Rule.ORDER, Rule.ORDER);
    }
  }

  @Test
  void nobodyIsAnEmptyList() {
    assertThat(Shortlist.of(List.of())).isEmpty();
  }
}
