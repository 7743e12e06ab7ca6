package io.centralita.routing.sending;

import static io.centralita.routing.RunningRouting.CLOCK;
import static io.centralita.routing.RunningRouting.PROXY;
import static io.centralita.routing.RunningRouting.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.gateway.DeliveryReceipt;
import io.centralita.contracts.gateway.DeliveryReceipt.DeliveryReported;
import io.centralita.contracts.gateway.DeliveryStatus;
import io.centralita.contracts.routing.Delivery.DeliveryAdvanced;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.SendId;
import io.centralita.routing.RunningRouting;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/// Reports that come in one batch are taken as if they came one by one.
class ReportsIT {
  private final RunningRouting routing = RunningRouting.shared();

  @Test
  void stepsAndFailuresOfSeveralSendsAreTakenInTheirOrder() {
    var arrives = accepted();
    var fails = accepted();
    var strange = new Accepted(new SendId(UUID.randomUUID()), "SM" + "0".repeat(32));

    take(
        List.of(
            arrives.is(DeliveryStatus.SENT, null),
            fails.is(DeliveryStatus.SENT, null),
            strange.is(DeliveryStatus.SENT, null),
            fails.is(DeliveryStatus.UNDELIVERED, "30003"),
            arrives.is(DeliveryStatus.DELIVERED, null),
            arrives.is(DeliveryStatus.SENT, null)));

    assertThat(routing.state(arrives.send())).isEqualTo("delivered");
    assertThat(routing.state(fails.send())).isEqualTo("undelivered");
    assertThat(advances(arrives)).containsExactly(DeliveryStatus.SENT, DeliveryStatus.DELIVERED);
    assertThat(advances(fails)).containsExactly(DeliveryStatus.SENT, DeliveryStatus.UNDELIVERED);
  }

  private record Accepted(SendId send, String sid) {
    CloudEvent<DeliveryReceipt> is(DeliveryStatus status, String errorCode) {
      var report =
          new DeliveryReported(send, Carrier.TWILIO, sid, status, errorCode, CLOCK.instant());
      return new CloudEvent<>(
          UUID.randomUUID(), "test", send.toString(), CLOCK.instant(), null, report);
    }
  }

  private Accepted accepted() {
    var person = routing.somebodyWhoWrote(PROXY);
    var send = routing.sends(person, PROXY, words("Ya salí"));
    await().until(() -> routing.state(send).equals("accepted"));
    return new Accepted(send, routing.twilio.to(person).getFirst().sid());
  }

  private void take(List<CloudEvent<DeliveryReceipt>> events) {
    routing
        .part(TransactionTemplate.class)
        .executeWithoutResult(_ -> routing.part(Reports.class).take(events));
  }

  private List<DeliveryStatus> advances(Accepted accepted) {
    await().until(() -> routing.deliveries(accepted.send()).size() == 3);
    return routing.deliveries(accepted.send()).stream()
        .filter(DeliveryAdvanced.class::isInstance)
        .map(delivery -> ((DeliveryAdvanced) delivery).status())
        .toList();
  }
}
