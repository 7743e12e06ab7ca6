package io.centralita.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.Topic;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.gateway.twilio.Forms;
import io.centralita.gateway.twilio.TwilioClient;
import io.centralita.stack.EmbeddedKafka;
import io.centralita.stack.Port;
import io.centralita.testkit.TestTopics;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// A gateway whose Kafka goes and comes back.
class KafkaAwayIT {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final String MESSAGES = "/twilio/messages";

  @TempDir private Path folder;
  private EmbeddedKafka kafka;
  private ConfigurableApplicationContext gateway;
  private TwilioClient twilio;

  @BeforeEach
  void start() {
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), Port.ephemeral());
    gateway =
        new SpringApplicationBuilder(GatewayService.class)
            .run(
                "--spring.config.name=gateway-service",
                "--KAFKA_BOOTSTRAP_SERVERS=" + kafka.bootstrapServers(),
                "--PUBLISH_PATIENCE=" + PATIENCE.toMillis() + "ms",
                "--SPOOL_FOLDER=" + folder.resolve("spool"),
                "--SERVER_PORT=0",
                "--ADDRESS_KEYS=" + TestGateway.addressKeys(),
                "--JWT_PUBLIC_KEY=file:" + TestGateway.jwtKey(),
                "--PUBLIC_URL=" + TestGateway.PUBLIC_URL,
                "--TWILIO_AUTH_TOKEN=" + TestGateway.TOKEN);
    var port = gateway.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    twilio = new TwilioClient(port, TestGateway.PUBLIC_URL, TestGateway.TOKEN);
    publishNumber(Numbers.MAIN);
    await().until(() -> post("SMbefore", Numbers.MAIN).statusCode() == 200);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> twilio.get("/actuator/health/readiness").statusCode() == 200);
  }

  @AfterEach
  void stop() {
    twilio.close();
    gateway.close();
    kafka.close();
  }

  @Test
  void messagesAreTakenWithoutKafkaAndAreInItWhenItIsBack() {
    var port = kafka.port();
    kafka.close();

    var start = System.nanoTime();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var posts =
          IntStream.range(0, 50)
              .mapToObj(i -> people.submit(() -> post("SMaway" + i, Numbers.MAIN)))
              .toList();
      var liveness = twilio.get("/actuator/health/liveness");

      assertThat(liveness.statusCode()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
      assertThat(posts)
          .allSatisfy(post -> {
            assertThat(post.get().statusCode()).isEqualTo(200);
          });
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE.multipliedBy(3));
    assertThat(twilio.get("/actuator/health").statusCode()).isEqualTo(503);
    aCallIsRecorded();
    assertThat(twilio.get("/actuator/health/readiness").statusCode()).isEqualTo(200);

    kafka = EmbeddedKafka.start(folder.resolve("kafka"), new Port(port, "test"));

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> post("SMafter", Numbers.MAIN).statusCode() == 200);
    publishNumber(Numbers.PROXY);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> post("SMnewnumber", Numbers.PROXY).statusCode() == 200);
    assertThat(twilio.get("/actuator/health").statusCode()).isEqualTo(200);
    assertThat(inTopic(Topics.MESSAGES, "SMbefore", 1)).hasSize(1);
    assertThat(inTopic(Topics.MESSAGES, "SMaway", 50)).hasSize(50);
    assertThat(inTopic(Topics.CALLS, "CAaway", 1)).isNotEmpty();
  }

  private void aCallIsRecorded() {
    var form = Forms.call("CAaway", Forms.PERSON, Numbers.MAIN);

    var answer = twilio.post("/twilio/calls", form);
    var status = twilio.post("/twilio/calls/status", Forms.with(form, "CallStatus", "completed"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("<Say");
    assertThat(outcomes("unrecorded")).isZero();
    assertThat(status.statusCode()).isBetween(200, 204);
  }

  private double outcomes(String outcome) {
    return gateway
        .getBean(MeterRegistry.class)
        .counter("centralita.gateway.webhooks", "webhook", "/twilio/calls", "outcome", outcome)
        .count();
  }

  private List<ConsumerRecord<String, byte[]>> inTopic(Topic<?> topic, String sid, int count) {
    return new TestTopics(kafka.bootstrapServers())
        .await(
            topic.name(),
            count,
            record -> new String(record.value(), StandardCharsets.UTF_8).contains(sid));
  }

  private HttpResponse<String> post(String sid, String number) {
    return twilio.post(MESSAGES, Forms.whatsapp(sid, number, "Hola"));
  }

  private void publishNumber(String number) {
    new TestTopics(kafka.bootstrapServers()).publish(Numbers.assigned(number, NumberPurpose.MAIN));
  }
}
