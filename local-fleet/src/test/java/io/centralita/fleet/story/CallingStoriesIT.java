package io.centralita.fleet.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What happens when somebody calls a proxy number (P1, P2).
class CallingStoriesIT {
  private final StoryFleet fleet = StoryFleet.running();

  @Test
  void bothCallThroughTheProxyNumberAndSeeNothingElse() {
    var pair = Pair.linked(fleet, "se fue la luz en mi casa, en Jesús María", "Electricidad");
    var customer = fleet.telephoneOf(pair.customer());
    var provider = fleet.telephoneOf(pair.provider());

    var outgoing = customer.calls(pair.proxy());
    var incoming = provider.rings();
    assertThat(incoming.from()).isEqualTo(pair.proxy());
    provider.answers(incoming);
    customer.hangsUp(outgoing);
    assertThat(provider.ends(incoming).status()).isEqualTo("completed");

    var back = provider.calls(pair.proxy());
    var seen = customer.rings();
    assertThat(seen.from()).isEqualTo(pair.proxy());
    customer.answers(seen);
    provider.hangsUp(back);
    assertThat(customer.ends(seen).status()).isEqualTo("completed");
  }

  @Test
  void whoDeclinesIsExcusedByASentence() {
    var pair = Pair.linked(fleet, "necesito pintar mi sala en Surquillo", "Pintura");
    var customer = fleet.telephoneOf(pair.customer());
    var provider = fleet.telephoneOf(pair.provider());

    var outgoing = customer.calls(pair.proxy());
    provider.hangsUp(provider.rings());

    customer.hears(outgoing, "Puedes escribirle a este mismo número");
  }

  @Test
  void afterTwoHoursACallReachesNobody() {
    var pair = Pair.linked(fleet, "se trabó mi cerradura en Barranco", "Cerrajería");
    var customer = fleet.telephoneOf(pair.customer());

    fleet.clock().advance(Duration.ofHours(2).plusSeconds(1));
    pair.customer().readsFrom(pair.proxy(), "cerr");

    var outgoing = customer.calls(pair.proxy());
    customer.hears(outgoing, "número principal");
  }
}
