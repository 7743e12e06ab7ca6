package io.centralita.routing;

import static io.centralita.routing.RunningRouting.MAIN;
import static io.centralita.routing.RunningRouting.somebody;
import static io.centralita.routing.RunningRouting.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.gateway.DeliveryStatus;
import io.centralita.contracts.routing.Delivery.DeliveryAdvanced;
import io.centralita.contracts.routing.Delivery.MessageHandedOver;
import io.centralita.contracts.routing.Meaning.ServiceRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RoutingIT {
  private static RunningRouting routing;

  @BeforeAll
  static void start() {
    routing = RunningRouting.start();
  }

  @AfterAll
  static void stop() {
    routing.close();
  }

  @Test
  void aTextIsUnderstoodOnceAndAnswered() {
    var customer = somebody();

    routing.writes(customer, MAIN, "Se rompió mi caño en Miraflores");
    await().until(() -> routing.interpretations(customer).size() == 1);
    var send = routing.sends(customer, MAIN, template("lead-cancelled", Map.of("code", "K7QX")));
    await().until(() -> routing.twilio.to(customer).size() == 1);
    routing.reports(send, routing.twilio.to(customer).getFirst().sid(), DeliveryStatus.SENT, null);
    await().until(() -> routing.deliveries(send).size() == 2);

    assertThat(routing.interpretations(customer).getFirst().meaning())
        .isEqualTo(new ServiceRequest("plumbing", "150122"));
    assertThat(routing.twilio.to(customer).getFirst().body()).contains("*K7QX*");
    assertThat(routing.twilio.to(customer).getFirst().send()).isEqualTo(send.toString());
    assertThat(routing.deliveries(send))
        .hasExactlyElementsOfTypes(MessageHandedOver.class, DeliveryAdvanced.class);
  }
}
