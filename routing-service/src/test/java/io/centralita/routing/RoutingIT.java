package io.centralita.routing;

import static io.centralita.routing.RunningRouting.MAIN;
import static io.centralita.routing.RunningRouting.PROXY;
import static io.centralita.routing.RunningRouting.somebody;
import static io.centralita.routing.RunningRouting.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.gateway.DeliveryStatus;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.gateway.MessageContent.Button;
import io.centralita.contracts.routing.Delivery.DeliveryAdvanced;
import io.centralita.contracts.routing.Delivery.MessageHandedOver;
import io.centralita.contracts.routing.Delivery.SendRefused;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.LeadId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoutingIT {
  private final RunningRouting routing = RunningRouting.shared();

  @Test
  void aRequestIsUnderstoodAndTheAnswerReachesThePersonInTheirLanguage() {
    var customer = somebody();

    routing.writes(customer, MAIN, "My kitchen tap is leaking in Miraflores");
    await().until(() -> routing.interpretations(customer).size() == 1);
    var send = routing.sends(customer, MAIN, template("lead-cancelled", Map.of("code", "K7QX")));
    await().until(() -> routing.texts(customer).size() == 1);
    var taken = routing.twilio.to(customer).getFirst();
    routing.reports(send, taken.sid(), DeliveryStatus.SENT, null);
    await().until(() -> routing.deliveries(send).size() == 2);

    var interpreted = routing.interpretations(customer).getFirst();
    assertThat(interpreted.meaning()).isEqualTo(new Meaning.ServiceRequest("plumbing", "150122"));
    assertThat(interpreted.language()).isEqualTo(Language.ENGLISH);
    assertThat(taken.body()).contains("Your request *K7QX* is cancelled");
    assertThat(taken.to()).isEqualTo("whatsapp:" + customer);
    assertThat(taken.send()).isEqualTo(send.toString());
    assertThat(routing.deliveries(send))
        .hasExactlyElementsOfTypes(MessageHandedOver.class, DeliveryAdvanced.class);
  }

  @Test
  void aMessageThatComesFiveTimesIsInterpretedOnce() {
    var customer = somebody();
    var last = somebody();

    for (int i = 0; i < 5; i++) {
      routing.writes(
          Channel.WHATSAPP, customer, PROXY, MessageContent.text("hola"), null, "SM" + customer);
    }
    routing.writes(last, PROXY, "hola");
    await().until(() -> routing.interpretations(last).size() == 1);

    assertThat(routing.interpretations(customer)).hasSize(1);
  }

  @Test
  void aTappedButtonNamesItsLead() {
    var customer = somebody();
    var lead = new LeadId(UUID.randomUUID());
    var tap =
        new MessageContent("El 2", List.of(), null, new Button("choose:" + lead + ":2", "El 2"));

    routing.writes(customer, MAIN, tap, null);
    await().until(() -> routing.interpretations(customer).size() == 1);

    var interpreted = routing.interpretations(customer).getFirst();
    assertThat(interpreted.meaning()).isEqualTo(new Meaning.Choice(2));
    assertThat(interpreted.lead()).isEqualTo(lead);
  }

  @Test
  void aQuotedMessageTellsWhichLeadIsMeant() {
    var provider = routing.somebodyWhoWrote(PROXY);
    var lead = new LeadId(UUID.randomUUID());
    routing.sendsAbout(lead, provider, PROXY, template("offer-accepted", Map.of("code", "K7QX")));
    await().until(() -> routing.texts(provider).size() == 1);
    var quoted = routing.twilio.to(provider).getFirst().sid();

    routing.writes(provider, MAIN, MessageContent.text("OK"), quoted);
    await().until(() -> routing.interpretations(provider).size() == 2);

    assertThat(routing.interpretations(provider))
        .filteredOn(interpreted -> interpreted.message().to().equals(MAIN))
        .extracting(interpreted -> interpreted.lead())
        .containsExactly(lead);
  }

  @Test
  void whoIsNotUnderstoodIsHelpedOnceAnHour() {
    var customer = somebody();

    routing.writes(customer, MAIN, "hola");
    await().until(() -> routing.texts(customer).size() == 1);
    routing.writes(customer, MAIN, "jajaja");
    await().until(() -> routing.texts(customer).size() == 2);
    routing.writes(customer, MAIN, "OK");
    await().until(() -> routing.interpretations(customer).size() == 3);
    RunningRouting.CLOCK.advance(Duration.ofMinutes(61));
    routing.writes(customer, MAIN, "buenas");
    await().until(() -> routing.texts(customer).size() == 3);

    var texts = routing.texts(customer);
    assertThat(texts.getFirst()).contains("central de servicios");
    assertThat(texts.get(1)).contains("no te entendí");
    assertThat(texts.getLast()).contains("central de servicios");
  }

  @Test
  void whoIsStillNotUnderstoodIsLeftToAPerson() {
    var customer = somebody();

    List.of("hola", "jajaja", "jejeje").forEach(text -> routing.writes(customer, MAIN, text));
    await().until(() -> routing.texts(customer).size() == 3);

    assertThat(routing.texts(customer).getLast()).contains("una persona la verá");
    routing.writes(customer, MAIN, "jijiji");
    await().until(() -> routing.interpretations(customer).size() == 4);
    assertThat(routing.texts(customer)).as("a person answers now").hasSize(3);
  }

  @Test
  void whoAsksForAPersonIsLeftToOneAtOnce() {
    var customer = somebody();

    routing.writes(customer, MAIN, "quiero hablar con una persona");
    await().until(() -> routing.texts(customer).size() == 1);

    assertThat(routing.texts(customer).getFirst()).contains("una persona te escribirá");
    routing.writes(customer, MAIN, "hola");
    await().until(() -> routing.interpretations(customer).size() == 2);
    assertThat(routing.texts(customer)).as("a person answers now").hasSize(1);
  }

  @Test
  void whatIsForNobodyElseIsAnsweredEachTime() {
    var customer = somebody();

    routing.writes(customer, MAIN, "por favor no cancelen");
    routing.writes(customer, MAIN, "gasfitero en el callao");
    routing.writes(customer, MAIN, "hay un incendio en mi cocina");
    routing.writes(customer, MAIN, "pintor, cerrajero y gasfitero para lince");
    await()
        .until(() ->
            routing.texts(customer).size() == 3 && routing.interpretations(customer).size() == 4);

    assertThat(routing.texts(customer).get(0)).contains("no cancelo nada");
    assertThat(routing.texts(customer).get(1)).contains("no llegamos a Callao", "San Miguel");
    assertThat(routing.texts(customer).get(2)).contains("116", "105");
    assertThat(routing.interpretations(customer).getLast().also())
        .as("whoever looks for somebody asks about the others")
        .hasSize(2);
  }

  @Test
  void thanksAreAnsweredOnceAndBriefly() {
    var customer = somebody();

    routing.writes(customer, MAIN, "muchas gracias");
    routing.writes(customer, MAIN, "gracias");
    routing.writes(customer, MAIN, "hola");
    await().until(() -> routing.texts(customer).size() == 2);

    assertThat(routing.texts(customer).getFirst()).startsWith("¡A ti!");
    assertThat(routing.texts(customer).getLast()).contains("central de servicios");
  }

  @Test
  void aProxyNumberPassesEverythingOnButAnOptOut() {
    var customer = somebody();

    routing.writes(customer, PROXY, "OK, el 2 por favor");
    routing.writes(customer, PROXY, "baja");
    await().until(() -> routing.interpretations(customer).size() == 2);

    assertThat(routing.interpretations(customer))
        .extracting(interpreted -> interpreted.meaning())
        .containsExactly(new Meaning.Relay(), new Meaning.OptOut());
  }

  @Test
  void whoOptsOutIsToldOnceAndGetsNothingUntilTheyOptIn() {
    var customer = routing.somebodyWhoWrote(PROXY);

    routing.writes(customer, PROXY, "STOP");
    routing.writes(customer, PROXY, "stop");
    await().until(() -> routing.texts(customer).size() == 1);
    var refused = routing.sends(customer, PROXY, RunningRouting.words("¿Sigues ahí?"));
    await().until(() -> routing.deliveries(refused).size() == 1);
    routing.writes(customer, PROXY, "START");
    await().until(() -> routing.texts(customer).size() == 2);
    routing.sends(customer, PROXY, RunningRouting.words("Hola de nuevo"));
    await().until(() -> routing.texts(customer).size() == 3);

    assertThat(routing.deliveries(refused).getFirst())
        .isInstanceOfSatisfying(
            SendRefused.class, refusal -> assertThat(refusal.reason()).isEqualTo("opted-out"));
    assertThat(routing.texts(customer).getFirst()).contains("START");
    assertThat(routing.texts(customer)).endsWith("Hola de nuevo");
  }

  @Test
  void otherNumbersMayStillWriteToWhoOptedOutOfOne() {
    var customer = routing.somebodyWhoWrote(PROXY);
    routing.writes(customer, PROXY, "STOP");
    await().until(() -> routing.texts(customer).size() == 1);

    routing.sends(customer, MAIN, template("lead-cancelled", Map.of("code", "M2PD")));

    await().until(() -> routing.texts(customer).size() == 2);
  }
}
