package io.centralita.fleet.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Providers who take a break, who answer twice, and whose job is taken from them.
class ProviderStoriesIT {
  private final StoryFleet fleet = StoryFleet.running();

  @Test
  void whoPausesMeanwhileIsNotAskedAndTheCustomerChoosesAmongTheOthers() {
    var customer = fleet.newCustomer();
    customer.writes("gotea mi caño, estoy en San Borja");
    var list = customer.reads("Gasfitería", "San Borja", "1", "2", "3");
    var paused = fleet.providerAt(list, 2);
    var other = fleet.providerAt(list, 3);

    paused.writes("pausa");
    var pause = paused.reads("quedas en pausa", "vuelvo");
    customer.writes("2");
    var others = customer.reads("ya no puede tomar tu pedido", fleet.nameOf(paused), "3.");
    customer.taps(others, "El segundo");
    customer.reads(fleet.nameOf(other));
    other.reads("Gasfitería", "San Borja");

    paused.taps(pause, "Vuelvo");
    paused.reads("de vuelta");
    paused.hasReadEverything();
  }

  @Test
  void customerReadsInEnglishWhoIsLeftOnTheList() {
    var customer = fleet.newCustomer();
    customer.writes("My toilet is clogged, I am in San Isidro");
    var list = customer.reads("San Isidro", "1", "2");
    var paused = fleet.providerAt(list, 1);

    paused.writes("pausa 2 horas");
    paused.reads("quedas en pausa hasta");
    customer.writes("1");
    var others = customer.reads("can no longer take your request", fleet.nameOf(paused));
    customer.taps(others, "The first");
    customer.reads(fleet.nameOf(fleet.providerAt(list, 2)), "until");

    paused.writes("vuelvo");
    paused.reads("de vuelta");
  }

  @Test
  void okAfterOkIsAnsweredOnceAndAJobThatHasBegunMayBeCalledOff() {
    var customer = fleet.newCustomer();
    customer.writes("I need a painter for my living room in Barranco");
    var list = customer.reads("Barranco", "1");
    var provider = fleet.providerAt(list, 1);
    customer.writes("1");
    customer.reads(fleet.nameOf(provider));
    var offer = provider.reads("Barranco");
    var code = offer.body().replaceAll("(?s).*\\*([2-9A-HJ-NP-Z]{4})\\*.*", "$1");
    provider.writes("OK");
    provider.reads("es tuyo");
    customer.reads("accepted");
    provider.answersQuoting(offer, "OK");
    provider.reads("ya es tuyo", "no hace falta");
    provider.answersQuoting(offer, "OK");
    provider.writes("comencé " + code);
    provider.reads("Anoté que comenzaste", code);
    customer.reads("has started the job");

    assertThat(cancel(code)).contains("\"calledOff\":\"PROVIDER_DID_NOT_COME\"");

    provider.reads("Tuvimos que cancelar el pedido", code);
    var calledOff = customer.reads("We had to call off your request", code, fleet.nameOf(provider));
    provider.writes("terminé " + code);
    provider.reads("Tuvimos que cancelar el pedido", code);
    customer.writes("rate 1");
    customer.reads("We had to call off your request", code);
    customer.taps(calledOff, "Look again");
    customer.reads("Painting", "Barranco");
  }

  @Test
  void aPauseUntilAnHourIsToldByTheProvidersClockAndAnImpossibleOneIsAskedAbout() {
    var customer = fleet.newCustomer();
    customer.writes("gotea mi caño, estoy en Barranco");
    var provider = fleet.providerAt(customer.reads("Gasfitería", "Barranco"), 1);

    provider.writes("pausa hasta las 5 de la tarde");
    provider.reads("quedas en pausa hasta", "las 5:00");
    provider.writes("pausa hasta las 25");
    var unclear = provider.reads("¿Hasta cuándo", "pausa hasta las 5 p.m.");
    provider.taps(unclear, "Hasta mañana");
    provider.reads("quedas en pausa hasta el", "las 8:00");
    provider.writes("vuelvo");
    provider.reads("de vuelta");
    provider.hasReadEverything();
  }

  private String cancel(String code) {
    var leads = fleet.operates("/leads?status=STARTED&limit=200", "leads:read", null);
    var id = leads.replaceAll("(?s).*\"id\":\"([0-9a-f-]{36})\",\"code\":\"" + code + ".*", "$1");
    return fleet.operates(
        "/leads/" + id + "/cancel", "leads:write", "{\"reason\": \"PROVIDER_DID_NOT_COME\"}");
  }
}
