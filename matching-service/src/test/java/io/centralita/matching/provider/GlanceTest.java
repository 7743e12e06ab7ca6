package io.centralita.matching.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.ProviderId;
import io.centralita.matching.provider.Glance.Ready;
import io.centralita.matching.provider.RankedProvider.Rank;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GlanceTest {
  private static RankedProvider provider(int id, double score, int distance) {
    return new RankedProvider(
        new ProviderId(new UUID(0, id)),
        "Servicios " + id,
        new Address(Channel.WHATSAPP, "ref-" + id, "sealed", "hint"),
        new Rating(BigDecimal.valueOf(4), 3),
        null,
        new Rank(score, 0, "d" + distance, "District", distance, null));
  }

  private static Ready own(int id, double score) {
    return new Ready(provider(id, score, 0), false);
  }

  private static Ready atEdge(int id, double score) {
    return new Ready(provider(id, score, 0), true);
  }

  @Test
  void threeWhoCanAreEnoughWhoeverComesAfterThem() {
    var glance = new Glance(List.of(own(1, 4.9), own(3, 4.7), own(4, 4.6)), false);

    assertThat(glance.isEnough()).isTrue();
    assertThat(glance.ready())
        .extracting(RankedProvider::name)
        .containsExactly("Servicios 1", "Servicios 3", "Servicios 4");
  }

  @Test
  void fewerAreEnoughOnlyWhenThereIsNobodyElse() {
    var two = List.of(own(1, 4.9), own(2, 4.8));

    assertThat(new Glance(two, true).isEnough()).isTrue();
    assertThat(new Glance(two, false).isEnough()).isFalse();
  }

  @Test
  void nobodyAtAllIsEnoughOnlyWhenEverybodyWasLookedAt() {
    assertThat(new Glance(List.of(), true).isEnough()).isTrue();
    assertThat(new Glance(List.of(), false).isEnough()).isFalse();
  }

  @Test
  void equalsOfTheThirdWhoWereNotSeenAreACrowd() {
    var glance = new Glance(List.of(own(1, 4.9), atEdge(2, 4), atEdge(3, 4), atEdge(4, 4)), false);

    assertThat(glance.isEnough()).isFalse();
    assertThat(glance.crowd()).hasValue(glance.ready().get(2).rank());
  }

  @Test
  void equalsOfTheFourthAreNoCrowd() {
    var glance = new Glance(List.of(own(1, 4.9), own(2, 4.8), own(3, 4.7), atEdge(4, 4)), false);

    assertThat(glance.isEnough()).isTrue();
    assertThat(glance.crowd()).isEmpty();
  }

  @Test
  void whoWasDrawnReplacesEqualsAndNobodyElse() {
    var glance = new Glance(List.of(own(1, 4.9), atEdge(2, 4), atEdge(3, 4)), false);
    var drawn = provider(7, 4, 0);

    assertThat(glance.with(drawn.rank(), List.of(drawn)))
        .extracting(RankedProvider::name)
        .containsExactly("Servicios 1", "Servicios 7");
  }
}
