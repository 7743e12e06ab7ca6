package io.centralita.fleet.story;

import static io.centralita.fleet.demo.DemoMarketplace.KOMMO_NUMBER;
import static io.centralita.fleet.demo.DemoMarketplace.MAIN_NUMBER;
import static io.centralita.fleet.demo.DemoMarketplace.META_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The same service over every carrier, and for people without a number.
class CarrierStoriesIT {
  private final StoryFleet fleet = StoryFleet.running();

  @Test
  void customerOnMetaIsServedAsOnTwilio() {
    servedFromTheRequestToTheFirstWords(fleet.newCustomerAt(META_NUMBER), META_NUMBER);
  }

  @Test
  void customerOnMetaWithoutANumberIsServedLikeTheOthers() {
    var customer = fleet.newCustomerWithoutNumberAt(META_NUMBER);

    servedFromTheRequestToTheFirstWords(customer, META_NUMBER);
  }

  @Test
  void customerOnTwilioWithoutANumberIsServedLikeTheOthers() {
    var customer = fleet.newCustomerWithoutNumberAt(MAIN_NUMBER);

    servedFromTheRequestToTheFirstWords(customer, MAIN_NUMBER);
  }

  private void servedFromTheRequestToTheFirstWords(VirtualPhone customer, String business) {
    customer.writes("Se rompió mi caño en Barranco");
    var list = customer.reads("Gasfitería", "Barranco");
    var provider = fleet.providerAt(list, 2, business);
    customer.taps(list, "El 2");
    customer.reads(fleet.nameOf(provider));

    provider.taps(provider.reads("Gasfitería", "Barranco"), "Acepto");
    provider.reads("es tuyo");
    customer.reads(fleet.nameOf(provider), "aceptó");

    var proxy = customer.proxyNumber();
    assertThat(provider.proxyNumber()).isEqualTo(proxy);
    customer.readsFrom(proxy, fleet.nameOf(provider));
    provider.readsFrom(proxy, "Barranco");
    customer.writesTo(proxy, "¿A qué hora llegas?");
    provider.tapsOn(proxy, provider.readsFrom(proxy, "mensaje"), "Ver mensaje");
    provider.readsFrom(proxy, "¿A qué hora llegas?");
    provider.writesTo(proxy, "En media hora");
    customer.readsFrom(proxy, "En media hora");
    customer.hasReadEverything();
    provider.hasReadEverything();
  }

  @Test
  void customerOnKommoChoosesInWords() {
    var customer = fleet.newCustomerAt(KOMMO_NUMBER);

    customer.writes("Se fue la luz en mi casa, vivo en Surquillo");
    var list = customer.reads("Electricidad", "Surquillo", "Responde");
    var provider = fleet.providerAt(list, 1, KOMMO_NUMBER);
    aSecondPasses();
    customer.writes("1");
    customer.reads(fleet.nameOf(provider));

    provider.reads("Electricidad", "Surquillo");
    aSecondPasses();
    provider.writes("acepto");
    provider.reads("es tuyo");
    customer.reads(fleet.nameOf(provider), "aceptó");

    customer.readsFrom(customer.proxyNumber(), fleet.nameOf(provider));
    customer.hasReadEverything();
  }

  /// Kommo takes seven messages a second.
  private void aSecondPasses() {
    fleet.clock().advance(Duration.ofSeconds(1));
  }

  @Test
  void personWhomKommoKnowsByAChatAloneIsAnswered() {
    aSecondPasses();
    var customer = fleet.newCustomerWithoutNumberAt(KOMMO_NUMBER);

    customer.writes("Se fue la luz en mi casa");
    customer.reads("distrito");
    customer.writes("En Surquillo");

    customer.reads("Electricidad", "Surquillo");
    customer.hasReadEverything();
  }

  @Test
  void aResetAfterMetaTookTheMessageIsSettledByItsStatus() {
    var customer = fleet.newCustomerAt(META_NUMBER);
    fleet.phones().faultOnce("reset-after", customer.number(), Map.of());

    customer.writes("se fue la luz en mi casa");
    customer.reads("distrito");
    customer.writes("En Surquillo");

    customer.reads("Electricidad", "Surquillo");
    customer.hasReadEverything();
  }

  @Test
  void aResetAfterKommoTookTheMessageIsSettledByItsHistory() {
    aSecondPasses();
    var customer = fleet.newCustomerAt(KOMMO_NUMBER);
    fleet.phones().faultOnce("reset-after", customer.number(), Map.of());

    customer.writes("se fue la luz en mi casa");
    customer.reads("distrito");
    customer.writes("En Surquillo");

    customer.reads("Electricidad", "Surquillo");
    customer.hasReadEverything();
  }
}
