package io.centralita.matching.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.ProviderId;
import io.centralita.matching.provider.Glance.Seen;
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

  private static Seen ready(int id, double score) {
    return new Seen(provider(id, score, 0), true);
  }

  private static Seen busy(int id, double score) {
    return new Seen(provider(id, score, 0), false);
  }

  private static Seen around(int id, double score, int distance) {
    return new Seen(provider(id, score, distance), true);
  }

  @Test
  void threeWhoCanAreEnoughWhoeverComesAfterThem() {
    var glance =
        new Glance(
            List.of(ready(1, 4.9), busy(2, 4.8), ready(3, 4.7), ready(4, 4.6), busy(5, 4)),
            5,
            false);

    assertThat(glance.isEnough()).isTrue();
    assertThat(glance.ready())
        .extracting(RankedProvider::name)
        .containsExactly("Servicios 1", "Servicios 3", "Servicios 4");
  }

  @Test
  void fewerAreEnoughOnlyWhenThereIsNobodyElse() {
    var two = List.of(ready(1, 4.9), ready(2, 4.8));

    assertThat(new Glance(two, 6, true).isEnough()).isTrue();
    assertThat(new Glance(two, 6, false).isEnough()).isFalse();
    assertThat(new Glance(two, 2, true).isEnough()).isFalse();
  }

  @Test
  void nobodyAtAllIsEverybodyThereIs() {
    assertThat(new Glance(List.of(), 6, true).isEnough()).isTrue();
  }

  @Test
  void whoWorksInTwoDistrictsIsOne() {
    var glance =
        new Glance(List.of(around(1, 4.9, 1), around(1, 4.9, 2), around(2, 4.8, 1)), 3, true);

    assertThat(glance.isEnough()).isFalse();
  }

  @Test
  void equalsOfTheThirdWhoWereNotSeenAreACrowd() {
    var cut = new Glance(List.of(ready(1, 4.9), ready(2, 4), ready(3, 4), ready(4, 4)), 4, false);
    var whole = new Glance(cut.seen(), 5, true);

    assertThat(cut.isEnough()).isFalse();
    assertThat(cut.crowd()).hasValue(cut.ready().getLast().rank());
    assertThat(whole.isEnough()).isTrue();
    assertThat(whole.crowd()).isEmpty();
  }

  @Test
  void equalsOfAnotherDistrictAreFurtherAwayAndNoCrowd() {
    var glance =
        new Glance(
            List.of(around(1, 4, 1), around(2, 4, 1), around(3, 4, 1), around(4, 4, 2)), 4, true);

    assertThat(glance.crowd()).isEmpty();
  }

  @Test
  void whoWasDrawnReplacesEqualsAndNobodyElse() {
    var glance = new Glance(List.of(ready(1, 4.9), ready(2, 4), ready(3, 4)), 3, false);
    var drawn = provider(7, 4, 0);

    assertThat(glance.with(drawn.rank(), List.of(drawn)))
        .extracting(RankedProvider::name)
        .containsExactly("Servicios 1", "Servicios 7");
  }
}
