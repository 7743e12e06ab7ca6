package io.centralita.fleet.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// From the request to the assignment, or to its visible end.
class LeadStoriesIT {
  private static final Duration PAST_THE_DEADLINE = Duration.ofMinutes(15).plusSeconds(1);

  private final StoryFleet fleet = StoryFleet.running();

  @Test
  void providerAcceptsAtOnceAndTheTwoAreLinked() {
    var customer = fleet.newCustomer();

    customer.writes("Se rompió mi caño en Miraflores");
    var list = customer.reads("Gasfitería", "Miraflores", "1", "2", "3");
    var provider = fleet.providerAt(list, 1);
    customer.taps(list, "El 1");
    customer.reads(fleet.nameOf(provider));

    var offer = provider.reads("Gasfitería", "Miraflores", fleet.inFifteenMinutes());
    provider.taps(offer, "Acepto");
    provider.reads("es tuyo");
    customer.reads(fleet.nameOf(provider), "aceptó");

    var proxy = customer.proxyNumber();
    assertThat(provider.proxyNumber()).isEqualTo(proxy);
    customer.readsFrom(proxy, fleet.nameOf(provider));
    provider.readsFrom(proxy, "Miraflores");
    customer.hasReadEverything();
    provider.hasReadEverything();
  }

  @Test
  void districtIsAskedForAndMayComeInTheNextMessage() {
    var customer = fleet.newCustomer();

    customer.writes("se fue la luz en mi casa");
    customer.reads("distrito");
    customer.writes("En Barranco");

    customer.reads("Electricidad", "Barranco");
    customer.hasReadEverything();
  }

  @Test
  void firstDeclinesAndSecondAccepts() {
    var customer = fleet.newCustomer();

    customer.writes("perdí mis llaves, estoy en San Borja");
    var list = customer.reads("Cerrajería", "San Borja");
    var first = fleet.providerAt(list, 1);
    var second = fleet.providerAt(list, 2);
    customer.writes("1");
    customer.reads(fleet.nameOf(first));

    first.reads("Cerrajería");
    first.writes("no");
    first.reads("pasa a otra persona");
    customer.reads(fleet.nameOf(second));

    second.reads("Cerrajería");
    second.writes("sí");
    second.reads("es tuyo");
    customer.reads(fleet.nameOf(second), "aceptó");

    assertThat(second.proxyNumber()).isEqualTo(customer.proxyNumber());
    first.hasReadEverything();
  }

  @Test
  void nobodyAnswersAndTheCustomerIsTold() {
    var customer = fleet.newCustomer();

    customer.writes("quiero pintar mi sala en Lince");
    var list = customer.reads("Pintura", "Lince");
    customer.writes("2");
    var asked = fleet.providerAt(list, 2);
    customer.reads(fleet.nameOf(asked));
    asked.reads("Pintura");

    for (int position : new int[] {1, 3}) {
      var next = fleet.providerAt(list, position);
      fleet.clock().advance(PAST_THE_DEADLINE);
      asked.reads("Se acabó el tiempo");
      customer.reads(fleet.nameOf(next));
      next.reads("Pintura");
      asked = next;
    }
    fleet.clock().advance(PAST_THE_DEADLINE);
    asked.reads("Se acabó el tiempo");
    customer.reads("ninguno de los proveedores", "Pintura");

    asked.writes("OK");
    asked.reads("ya no está disponible");
    customer.hasReadEverything();
  }

  @Test
  void customerWhoNeverChoosesIsLetGo() {
    var customer = fleet.newCustomer();

    customer.writes("podar árboles en La Molina");
    customer.reads("Jardinería", "La Molina");
    fleet.clock().advance(Duration.ofHours(1).plusSeconds(1));

    customer.reads("Cerré tu pedido de *Jardinería*");
    customer.hasReadEverything();
  }

  @Test
  void providerWithTwoOffersIsAskedWhichOne() {
    var first = fleet.newCustomer();
    var other = fleet.newCustomer();

    first.writes("cucarachas en la cocina, en Surquillo");
    var list = first.reads("Fumigación", "Surquillo");
    var provider = fleet.providerAt(list, 1);
    first.writes("1");
    first.reads(fleet.nameOf(provider));
    provider.reads("Fumigación");

    other.writes("ratones en Surquillo");
    var sameList = other.reads("Fumigación", "Surquillo");
    other.writes(fleet.positionOf(provider, sameList));
    other.reads(fleet.nameOf(provider));
    var second = provider.reads("Fumigación");

    provider.writes("OK");
    provider.reads("más de una oferta abierta");
    provider.answersQuoting(second, "OK");
    provider.reads("es tuyo");
    other.reads(fleet.nameOf(provider), "aceptó");
    first.hasReadEverything();
  }

  @Test
  void afterTheAssignmentOldWordsAreAnsweredWithWhatWorksNow() {
    var customer = fleet.newCustomer();

    customer.writes("mi refrigeradora no enfría, estoy en San Miguel");
    var list = customer.reads("San Miguel", "1", "2");
    var provider = fleet.providerAt(list, 1);
    customer.writes("1");
    customer.reads(fleet.nameOf(provider));
    provider.reads("San Miguel");
    provider.writes("OK");
    provider.reads("es tuyo");
    customer.reads("aceptó");

    customer.writes("2");
    customer.reads("ya lo tiene", fleet.nameOf(provider), "número");
    provider.writes("Paso");
    provider.reads("ya es tuyo", "cancelar");
    customer.writes("cancelar");
    provider.reads("El cliente canceló", "ya no hace falta que vayas");
    customer.reads("quedó cancelado");
  }

  @Test
  void whoHasTwoRequestsIsAskedWhichToCancel() {
    var customer = fleet.newCustomer();
    customer.writes("perdí mis llaves, estoy en San Borja");
    customer.reads("Cerrajería", "San Borja");
    customer.writes("y gotea mi caño en Barranco");
    customer.reads("Gasfitería", "Barranco");

    customer.writes("cancelar");
    var which = customer.reads("¿Cuál cancelo?", "Cerrajería", "Gasfitería");
    customer.taps(
        which, which.body().contains("*1.* Gasfitería") ? "Cancelar el 1" : "Cancelar el 2");

    customer.reads("quedó cancelado");
    customer.hasReadEverything();
  }

  @Test
  void providerWhoWantsNoMessagesKeepsNobodyWaiting() {
    var customer = fleet.newCustomer();

    customer.writes("mudanza de un departamento en Pueblo Libre");
    var list = customer.reads("Pueblo Libre", "1", "2");
    var first = fleet.providerAt(list, 1);
    first.writes("BAJA");
    first.reads("ya no te escribiremos");
    var second = fleet.providerAt(list, 2);
    customer.writes("1");
    customer.reads(fleet.nameOf(first), "ya no puede tomar", fleet.nameOf(second));
    customer.writes("2");

    customer.reads("le escribí", fleet.nameOf(second));
    first.hasReadEverything();
    first.writes("ALTA");
    first.reads("de vuelta");
  }

  @Test
  void textThatIsNoRequestBecomesNoLead() {
    var customer = fleet.newCustomer();

    customer.writes("hola, buenas tardes");

    customer.reads("distrito");
    customer.hasReadEverything();
  }

  @Test
  void customerWhoWritesEnglishReadsEnglish() {
    var customer = fleet.newCustomer();

    customer.writes("My kitchen sink is leaking, I am in Miraflores");
    var list = customer.reads("Plumbing", "Miraflores");
    customer.writes("1");

    customer.reads(fleet.nameOf(fleet.providerAt(list, 1)), "until");
  }
}
