package io.centralita.fleet.story;

import static io.centralita.fleet.demo.DemoMarketplace.KOMMO_NUMBER;
import static io.centralita.fleet.demo.DemoMarketplace.MAIN_NUMBER;
import static io.centralita.fleet.demo.DemoMarketplace.META_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The same service over every carrier, and for people without a number.
class CarrierStoriesIT {
  private static final String NEIGHBOUR = "+5117000005";
  private static final String NEIGHBOUR_PROXY = "+5117000107";
  private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
  private static final byte[] REPLY = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 7};

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

  /// A marketplace that is all on Meta: its media are fetched with its own token by the gateway
  /// alone, and nobody else sees where they are.
  @Test
  void picturesAndQuotesCrossAProxyNumberOfMetaBothWays() {
    var customer = fleet.newCustomerAt(NEIGHBOUR);
    var provider = fleet.newCustomerAt(NEIGHBOUR);
    fleet.imports("vecino", "/providers/import", "providers:write", neighbour(provider));
    customer.writes("Se rompió mi caño en Barranco");
    customer.taps(customer.reads("Gasfitería El Vecino"), "Sí, el 1");
    customer.reads("Gasfitería El Vecino");
    provider.taps(provider.reads("Gasfitería", "Barranco"), "Acepto");
    provider.reads("es tuyo");
    customer.reads("aceptó");
    customer.tapsOn(NEIGHBOUR_PROXY, customer.readsFrom(NEIGHBOUR_PROXY, "Vecino"), "Empezar");
    provider.tapsOn(NEIGHBOUR_PROXY, provider.readsFrom(NEIGHBOUR_PROXY, "Barranco"), "Empezar");

    customer.sendsAPicture(NEIGHBOUR_PROXY, PICTURE, "Así está el caño");
    var shown = provider.readsFrom(NEIGHBOUR_PROXY, "Así está el caño");
    provider.sendsAPicture(NEIGHBOUR_PROXY, REPLY, "Necesito esta pieza");
    var answer = customer.readsFrom(NEIGHBOUR_PROXY, "Necesito esta pieza");

    assertThat(fleet.phones().picture(shown)).isEqualTo(PICTURE);
    assertThat(fleet.phones().picture(answer)).isEqualTo(REPLY);
    for (var caption : List.of("Así está el caño", "Necesito esta pieza")) {
      assertThat(fleet.sendsThatSay(caption))
          .singleElement()
          .asString()
          .contains(fleet.fleet().url("gateway-service") + "/meta/media/")
          .doesNotContain("200000000000001", "/v23.0", fleet.fleet().url("twilio-simulator") + "");
    }

    provider.answersQuotingOn(NEIGHBOUR_PROXY, shown, "Es la llave");
    var aboutTheirs = customer.readsFrom(NEIGHBOUR_PROXY, "Es la llave");
    var theirs = customer.quotedIn(aboutTheirs);
    customer.answersQuotingOn(NEIGHBOUR_PROXY, answer, "La compro hoy");
    var aboutHis = provider.readsFrom(NEIGHBOUR_PROXY, "La compro hoy");
    customer.answersQuotingOn(NEIGHBOUR_PROXY, theirs, "Se ve ahí");
    var again = provider.readsFrom(NEIGHBOUR_PROXY, "Se ve ahí");

    assertThat(theirs.body()).isEqualTo("Así está el caño");
    assertThat(theirs.toThePhone()).isFalse();
    assertThat(provider.quotedIn(aboutHis).body()).isEqualTo("Necesito esta pieza");
    assertThat(provider.quotedIn(again)).isEqualTo(shown);
    customer.hasReadEverything();
    provider.hasReadEverything();
  }

  private static String neighbour(VirtualPhone provider) {
    return """
    [{"externalId": "vecino-1", "name": "Gasfitería El Vecino", "phone": "%s",
      "categories": ["plumbing"], "districts": ["150104"], "rating": 4.8, "votes": 40}]
    """
        .formatted(provider.number());
  }
}
