package io.centralita.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.DeliveryReceipt.DeliveryReported;
import io.centralita.contracts.gateway.DeliveryStatus;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.routing.SendCommand;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.TenantId;
import io.centralita.gateway.twilio.Forms;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/// The whole gateway: HTTP in, events out.
class GatewayIT extends RunningGateway {

  @Test
  void aMessageIsSealedAndDurableBeforeItIsAnswered() {
    var form = Forms.whatsapp("SMwhole", Numbers.MAIN, "Se rompió mi caño en Miraflores");

    var answer = twilio.post(MESSAGES, form);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/xml");
    assertThat(answer.body()).endsWith("<Response/>");
    var record = only(Topics.MESSAGES, "SMwhole");
    var event = decoded(Topics.MESSAGES, record);
    assertThat(event.id()).isEqualTo(EventIds.derived("twilio", "SMwhole"));
    assertThat(event.source()).isEqualTo("gateway-service");
    assertThat(event.time()).isEqualTo(StandingTime.NOW);
    assertThat(event.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    var message = (MessageReceived) event.data();
    var to = new BusinessNumber(Numbers.MAIN);
    assertThat(record.key()).isEqualTo(SendCommand.orderKey(message.from(), to));
    assertThat(TestGateway.sealer().open(message.from()).reveal()).isEqualTo(Forms.PERSON);
    assertThat(message)
        .isEqualTo(
            new MessageReceived(
                new TenantId("aliado"),
                Carrier.TWILIO,
                "SMwhole",
                message.from(),
                to,
                NumberPurpose.MAIN,
                null,
                "Cliente 1",
                MessageContent.text("Se rompió mi caño en Miraflores"),
                null,
                StandingTime.NOW));
  }

  @Test
  void whatTheNumberIsForTravelsWithTheMessage() {
    twilio.post(MESSAGES, Forms.sms("SMproxied", Numbers.PROXY, "Ya llego"));

    var message =
        (MessageReceived) decoded(Topics.MESSAGES, only(Topics.MESSAGES, "SMproxied")).data();
    assertThat(message.purpose()).isEqualTo(NumberPurpose.PROXY);
    assertThat(message.from().channel()).isEqualTo(Channel.SMS);
  }

  @Test
  void aMessageThatComesFiveTimesAtOnceIsTheSameEvent() {
    var form = Forms.whatsapp("SMfive", Numbers.MAIN, "OK");

    try (var deliveries = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 5)
              .mapToObj(_ -> deliveries.submit(() -> twilio.post(MESSAGES, form)))
              .toList();

      assertThat(answers)
          .allSatisfy(answer -> assertThat(answer.get().statusCode()).isEqualTo(200));
    }
    var records = of(Topics.MESSAGES, "SMfive");
    assertThat(records).hasSize(5);
    assertThat(records.stream().map(record -> decoded(Topics.MESSAGES, record).id()))
        .containsOnly(EventIds.derived("twilio", "SMfive"));
    assertThat(records.stream().map(ConsumerRecord::key))
        .hasSize(5)
        .containsOnly(records.getFirst().key());
  }

  @Test
  void aReceiptIsKeyedByItsSend() {
    var send = UUID.fromString("11111111-2222-8333-8444-555555555555");

    var answer =
        twilio.post(
            RECEIPTS + send,
            Forms.with(Forms.receipt("SMreceipt", "undelivered"), "ErrorCode", "63016"));

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    var record = only(Topics.RECEIPTS, "SMreceipt");
    assertThat(record.key()).isEqualTo(send.toString());
    var event = decoded(Topics.RECEIPTS, record);
    assertThat(event.id()).isEqualTo(EventIds.derived("twilio", "SMreceipt", "undelivered"));
    var receipt = (DeliveryReported) event.data();
    assertThat(receipt.sendId().value()).isEqualTo(send);
    assertThat(receipt.status()).isEqualTo(DeliveryStatus.UNDELIVERED);
    assertThat(receipt.errorCode()).isEqualTo("63016");
  }

  @Test
  void aNumberOfNobodyIsRefusedAndAReleasedOneToo() {
    assertThat(status("SMnobody", "+5117999999")).isEqualTo(404);

    topics.publish(Numbers.assigned("+5117000555", NumberPurpose.MAIN));
    await().until(() -> status("SMnobody2", "+5117000555") == 200);
    topics.publish(Numbers.released("+5117000555"));

    await().until(() -> status("SMnobody3", "+5117000555") == 404);
    assertThat(of(Topics.MESSAGES, "SMnobody3")).isEmpty();
  }

  @Test
  void noRealNumberReachesATopic() {
    twilio.post(MESSAGES, Forms.whatsapp("SMsecret1", Numbers.MAIN, "Hola"));
    twilio.post(MESSAGES, Forms.sms("SMsecret2", Numbers.PROXY, "Hola"));
    twilio.post(RECEIPTS + UUID.nameUUIDFromBytes(new byte[1]), Forms.receipt("SMsecret3", "sent"));

    only(Topics.MESSAGES, "SMsecret1");
    only(Topics.MESSAGES, "SMsecret2");
    only(Topics.RECEIPTS, "SMsecret3");
    for (var topic : List.of(Topics.MESSAGES, Topics.RECEIPTS)) {
      for (var record : topics.records(topic.name())) {
        assertThat(text(record)).doesNotContain(Forms.DIGITS);
      }
    }
  }

  @Test
  void theHealthPageSaysThatAllIsWellAndNoMoreToWhoeverHasNoToken() {
    var readiness = twilio.get("/actuator/health/readiness");
    var health = twilio.get("/actuator/health");

    assertThat(readiness.statusCode()).isEqualTo(200);
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).contains("\"UP\"").doesNotContain("kafka", "topics");
  }

  @Test
  void whatIsNoWebhookNeedsAToken() {
    assertThat(twilio.get("/twilio/messages/").statusCode()).isEqualTo(401);
    assertThat(twilio.get("/").statusCode()).isEqualTo(401);
  }
}
