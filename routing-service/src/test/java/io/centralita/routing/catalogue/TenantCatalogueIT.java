package io.centralita.routing.catalogue;

import static io.centralita.routing.RunningRouting.MAIN;
import static io.centralita.routing.RunningRouting.somebody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.matching.CatalogueState;
import io.centralita.contracts.matching.CatalogueState.CategoryState;
import io.centralita.contracts.matching.CatalogueState.DistrictState;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.routing.SendCommand;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.TenantId;
import io.centralita.routing.RunningRouting;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TenantCatalogueIT {
  private static final TenantId MASCOTAS = new TenantId("mascotas");
  private final RunningRouting routing = RunningRouting.shared();

  @Test
  void aNewTenantIsUnderstoodByItsOwnExamplesWithinSeconds() {
    says(
        category(
            "paseo",
            "Paseo de perros",
            "Dog walking",
            "pasear a mi perro",
            "que saquen a mi perro"));
    says(
        category(
            "bano",
            "Baño de mascotas",
            "Pet grooming",
            "bañar a mi gato",
            "cortarle el pelo a mi perro"));
    says(
        new DistrictState(
            MASCOTAS, "coyoacan", "Coyoacán", 19.3467, -99.1617, List.of("coyo"), null));

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() ->
            assertThat(meaningOf("necesito pasear a mi perro en coyoacan"))
                .isEqualTo(new Meaning.ServiceRequest("paseo", "coyoacan")));
    assertThat(meaningOf("se rompió mi caño en Miraflores"))
        .isNotInstanceOf(Meaning.ServiceRequest.class);
  }

  @Test
  void aPinIsTheDistrictWithTheNearestCentre() {
    var customer = somebody();
    var pin = new MessageContent("", List.of(), new Location(-12.1220, -77.0300, null), null);

    routing.writes(customer, MAIN, pin, null);

    await().until(() -> routing.interpretations(customer).size() == 1);
    assertThat(routing.interpretations(customer).getFirst().meaning())
        .isEqualTo(new Meaning.ServiceRequest(null, "150122"));
  }

  @Test
  void aPinFarFromEveryDistrictIsNotGuessedAt() {
    var customer = somebody();
    var pin = new MessageContent("", List.of(), new Location(-16.4, -71.5, null), null);

    routing.writes(customer, MAIN, pin, null);

    await().until(() -> routing.texts(customer).size() == 1);
    assertThat(routing.texts(customer).getFirst()).contains("no llegamos hasta ahí");
    assertThat(routing.interpretations(customer).getFirst().meaning())
        .isEqualTo(new Meaning.Unclear());
  }

  private static CategoryState category(
      String code, String spanish, String english, String... examples) {
    return new CategoryState(MASCOTAS, code, spanish, english, List.of(examples));
  }

  private void says(CatalogueState state) {
    routing.publish(Topics.CATALOGUE, UUID.randomUUID(), state.key().toString(), state);
  }

  private Meaning meaningOf(String text) {
    var customer = somebody();
    var from = routing.address(Channel.WHATSAPP, customer);
    routing.publish(
        Topics.MESSAGES,
        UUID.randomUUID(),
        SendCommand.orderKey(from, MAIN),
        new MessageReceived(
            MASCOTAS,
            Carrier.TWILIO,
            "SM" + UUID.randomUUID(),
            from,
            MAIN,
            NumberPurpose.MAIN,
            null,
            null,
            MessageContent.text(text),
            null,
            RunningRouting.CLOCK.instant()));
    await().until(() -> !routing.interpretations(customer).isEmpty());
    return routing.interpretations(customer).getFirst().meaning();
  }
}
