package io.centralita.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.event.Topic;
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
import io.centralita.gateway.twilio.TwilioClient;
import io.centralita.testkit.SettableClock;
import io.centralita.testkit.TestStack;
import io.centralita.testkit.TestTopics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The whole gateway: HTTP in, events out.
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=gateway-service")
class GatewayIT {
  private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
  private static final EventCodec CODEC = new EventCodec();

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    TestStack.registerKafka(registry);
    registry.add("ADDRESS_KEYS", () -> TestGateway.addressKeys().toString());
    registry.add("JWT_PUBLIC_KEY", () -> "file:" + TestGateway.jwtKey());
    registry.add("PUBLIC_URL", () -> TestGateway.PUBLIC_URL);
    registry.add("TWILIO_AUTH_TOKEN", () -> TestGateway.TOKEN + "," + TestGateway.NEXT_TOKEN);
  }

  @TestConfiguration
  static class Time {
    @Bean
    InstantSource time() {
      return SettableClock.at(NOW);
    }
  }

  private final TestTopics topics = TestStack.topics();
  private TwilioClient twilio;

  @LocalServerPort private int port;

  @BeforeEach
  void directory() {
    twilio = new TwilioClient(port, TestGateway.PUBLIC_URL, TestGateway.TOKEN);
    topics.publish(
        List.of(
            Numbers.assigned(Numbers.MAIN, NumberPurpose.MAIN),
            Numbers.assigned(Numbers.PROXY, NumberPurpose.PROXY)));
    await()
        .until(() -> status("known", Numbers.MAIN) == 200 && status("known", Numbers.PROXY) == 200);
  }

  @AfterEach
  void close() {
    twilio.close();
  }

  @Test
  void aMessageIsSealedAndDurableBeforeItIsAnswered() {
    var form = Forms.whatsapp("SMwhole", Numbers.MAIN, "Se rompió mi caño en Miraflores");

    var answer = twilio.post("/twilio/messages", form);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/xml");
    assertThat(answer.body()).endsWith("<Response/>");
    var record = only(Topics.MESSAGES, "SMwhole");
    var event = decoded(Topics.MESSAGES, record);
    assertThat(event.id()).isEqualTo(EventIds.derived("twilio", "SMwhole"));
    assertThat(event.source()).isEqualTo("gateway-service");
    assertThat(event.time()).isEqualTo(NOW);
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
                NOW));
  }

  @Test
  void whatTheNumberIsForTravelsWithTheMessage() {
    twilio.post("/twilio/messages", Forms.sms("SMproxied", Numbers.PROXY, "Ya llego"));

    var message =
        (MessageReceived) decoded(Topics.MESSAGES, only(Topics.MESSAGES, "SMproxied")).data();
    assertThat(message.purpose()).isEqualTo(NumberPurpose.PROXY);
    assertThat(message.from().channel()).isEqualTo(Channel.SMS);
  }

  @Test
  void aMessageThatComesFiveTimesAtOnceIsTheSameEvent() {
    var form = Forms.whatsapp("SMfive", Numbers.MAIN, "OK");

    var answers =
        IntStream.range(0, 5)
            .mapToObj(
                _ -> CompletableFuture.supplyAsync(() -> twilio.post("/twilio/messages", form)))
            .toList();

    assertThat(answers).allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
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
            "/twilio/receipts?send=" + send,
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
    twilio.post("/twilio/messages", Forms.whatsapp("SMsecret1", Numbers.MAIN, "Hola"));
    twilio.post("/twilio/messages", Forms.sms("SMsecret2", Numbers.PROXY, "Hola"));
    twilio.post(
        "/twilio/receipts?send=" + UUID.nameUUIDFromBytes(new byte[1]),
        Forms.receipt("SMsecret3", "sent"));

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
  void theHealthPageSaysThatAllIsWell() {
    var readiness = twilio.get("/actuator/health/readiness");
    var health = twilio.get("/actuator/health");

    assertThat(readiness.statusCode()).isEqualTo(200);
    assertThat(readiness.body()).contains("numberDirectory", "topics");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).contains("\"kafka\"");
  }

  @Test
  void whatIsNoWebhookNeedsAToken() {
    assertThat(twilio.get("/twilio/messages/").statusCode()).isEqualTo(401);
    assertThat(twilio.get("/").statusCode()).isEqualTo(401);
  }

  private int status(String sid, String number) {
    return twilio.post("/twilio/messages", Forms.whatsapp(sid, number, "Hola")).statusCode();
  }

  private ConsumerRecord<String, byte[]> only(Topic<?> topic, String sid) {
    assertThat(of(topic, sid)).hasSize(1);
    return of(topic, sid).getFirst();
  }

  private List<ConsumerRecord<String, byte[]>> of(Topic<?> topic, String sid) {
    return topics.records(topic.name()).stream()
        .filter(record -> text(record).contains("\"" + sid + "\""))
        .toList();
  }

  private static String text(ConsumerRecord<String, byte[]> record) {
    var text =
        new StringBuilder(record.key()).append(new String(record.value(), StandardCharsets.UTF_8));
    record
        .headers()
        .forEach(header -> text.append(new String(header.value(), StandardCharsets.UTF_8)));
    return text.toString();
  }

  private static <T> CloudEvent<T> decoded(Topic<T> topic, ConsumerRecord<String, byte[]> record) {
    return CODEC.decode(topic, record.headers(), record.value());
  }
}
