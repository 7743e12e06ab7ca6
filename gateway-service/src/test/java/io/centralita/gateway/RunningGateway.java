package io.centralita.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.Topic;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.provisioning.NumberService;
import io.centralita.contracts.values.Carrier;
import io.centralita.gateway.twilio.Forms;
import io.centralita.gateway.twilio.TwilioClient;
import io.centralita.testkit.TestStack;
import io.centralita.testkit.TestTopics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A whole gateway beside a Kafka, with two numbers in its directory; the same one for all tests
/// that extend this.
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=gateway-service")
@Import(StandingTime.class)
abstract class RunningGateway {
  static final String MESSAGES = "/twilio/messages";
  static final String RECEIPTS = "/twilio/receipts?send=";
  private static final EventCodec CODEC = new EventCodec();
  private static final List<String> ALL =
      List.of(
          Numbers.MAIN,
          Numbers.PROXY,
          Numbers.META,
          Numbers.KOMMO,
          Numbers.MISSED_CALLS,
          Numbers.POOL);

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    TestStack.registerKafka(registry);
    registry.add("ADDRESS_KEYS", () -> TestGateway.addressKeys().toString());
    registry.add("JWT_PUBLIC_KEY", () -> "file:" + TestGateway.jwtKey());
    registry.add("PUBLIC_URL", () -> TestGateway.PUBLIC_URL);
    registry.add("TWILIO_AUTH_TOKEN", () -> TestGateway.TOKEN + ",next:" + TestGateway.NEXT_TOKEN);
    registry.add("META_APP_SECRET", () -> TestGateway.META_SECRET + ",next:" + TestGateway.TOKEN);
    registry.add("META_VERIFY_TOKEN", () -> TestGateway.VERIFY_TOKEN);
    registry.add("KOMMO_CHANNEL_ID", () -> Numbers.KOMMO_CHANNEL);
    registry.add("KOMMO_CHANNEL_SECRET", () -> TestGateway.KOMMO_SECRET);
    registry.add("WEBHOOK_HEADER_TIMEOUT", () -> "2s");
    registry.add("WEBHOOK_REQUEST_TIMEOUT", () -> "3s");
  }

  final TestTopics topics = TestStack.topics();
  TwilioClient twilio;

  @LocalServerPort int port;

  @BeforeEach
  void directory() {
    twilio = withToken(TestGateway.TOKEN);
    if (ALL.stream().allMatch(this::known)) {
      return;
    }
    topics.publish(
        List.of(
            Numbers.assigned(Numbers.MAIN, NumberPurpose.MAIN),
            Numbers.assigned(Numbers.META, NumberPurpose.MAIN, Carrier.META, Numbers.META_ID, null),
            Numbers.assigned(
                Numbers.KOMMO,
                NumberPurpose.MAIN,
                Carrier.KOMMO,
                Numbers.KOMMO_CHANNEL + "_" + Numbers.KOMMO_ACCOUNT,
                null),
            Numbers.assigned(
                Numbers.MISSED_CALLS, NumberPurpose.MAIN, null, null, NumberService.MISSED_CALL),
            Numbers.assigned(
                Numbers.POOL, NumberPurpose.MAIN, Carrier.TWILIO, Numbers.POOL_SERVICE, null),
            Numbers.assigned(Numbers.PROXY, NumberPurpose.PROXY)));
    await().until(() -> ALL.stream().allMatch(this::known));
  }

  @AfterEach
  void close() {
    twilio.close();
  }

  TwilioClient withToken(String token) {
    return new TwilioClient(port, TestGateway.PUBLIC_URL, token);
  }

  boolean known(String number) {
    return status("SMknown", number) == 200;
  }

  int status(String sid, String number) {
    return twilio.post(MESSAGES, Forms.whatsapp(sid, number, "Hola")).statusCode();
  }

  ConsumerRecord<String, byte[]> only(Topic<?> topic, String sid) {
    var records = of(topic, sid);
    assertThat(records).hasSize(1);
    return records.getFirst();
  }

  List<ConsumerRecord<String, byte[]>> of(Topic<?> topic, String sid) {
    return topics.records(topic.name()).stream()
        .filter(record -> text(record).contains("\"" + sid + "\""))
        .toList();
  }

  static String text(ConsumerRecord<String, byte[]> record) {
    var text = new StringBuilder(record.key()).append(utf8(record.value()));
    record.headers().forEach(header -> text.append(utf8(header.value())));
    return text.toString();
  }

  static <T> CloudEvent<T> decoded(Topic<T> topic, ConsumerRecord<String, byte[]> record) {
    return CODEC.decode(topic, record.headers(), record.value());
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
