package io.centralita.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.gateway.TestGateway;
import io.centralita.gateway.twilio.Forms;
import io.centralita.testkit.StandaloneService;
import io.centralita.testkit.TestTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Law 1 at the door: whatever happens to Kafka, and to the gateway meanwhile, what a carrier was
/// thanked for arrives, and in the order of its conversation.
class SpoolIT {
  private static final int PEOPLE = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder;
  private KafkaProcess kafka;
  private TestTopics topics;

  @BeforeEach
  void start() {
    kafka = KafkaProcess.start(folder);
    topics = new TestTopics(kafka.brokers());
  }

  @AfterEach
  void stop() {
    kafka.close();
  }

  @Test
  void kafkaMayBeKilledAndComeBackUnderTraffic() {
    try (var gateway = SpooledGateway.start(kafka.brokers(), folder.resolve("spool"));
        var talk = new Talk(gateway.port()).begin(PEOPLE)) {
      thanksForMore(talk, 500);

      kafka.kill();
      await().atMost(PATIENCE).until(() -> gateway.figure("spooled") > 500);
      assertThat(talk.get("/actuator/health")).isEqualTo(503);
      assertThat(talk.get("/actuator/health/readiness")).isEqualTo(200);
      assertThat(gateway.figure("events")).isPositive();
      assertThat(gateway.figure("oldest")).isPositive();
      kafka.startAgain();

      gateway.awaitDrained();
      thanksForMore(talk, 500);
      talk.end();
      gateway.awaitDrained();
      assertThat(talk.refusals()).isEmpty();
      talk.arrivedOnceAndInOrder(topics);
      assertThat(gateway.figure("drained")).isEqualTo(gateway.figure("spooled"));
    }
  }

  @Test
  void kafkaMayFallSilentUnderTraffic() {
    try (var gateway = SpooledGateway.start(kafka.brokers(), folder.resolve("spool"));
        var talk = new Talk(gateway.port()).begin(PEOPLE)) {
      thanksForMore(talk, 500);

      kafka.halt();
      await().atMost(PATIENCE).until(() -> gateway.figure("spooled") > 500);
      kafka.goOn();

      gateway.awaitDrained();
      talk.end();
      gateway.awaitDrained();
      assertThat(talk.refusals()).isEmpty();
      talk.arrivedOnceAndInOrder(topics);
    }
  }

  @Test
  void aFullSpoolIsSaidToTheCarrierAndToWhoeverBalancesTheLoad() {
    try (var gateway =
            SpooledGateway.start(kafka.brokers(), folder.resolve("spool"), "--SPOOL_LIMIT=20KB");
        var talk = new Talk(gateway.port()).begin(PEOPLE)) {
      thanksForMore(talk, 100);

      kafka.kill();
      await().atMost(PATIENCE).until(() -> talk.refusals().size() > 50);
      talk.end();

      assertThat(talk.refusals()).containsOnly(503);
      assertThat(talk.get("/actuator/health/readiness")).isEqualTo(503);
      assertThat(talk.get("/actuator/health/liveness")).isEqualTo(200);
      kafka.startAgain();
      gateway.awaitDrained();
      talk.arrivedOnceAndInOrder(topics);
      await().until(() -> talk.get("/actuator/health/readiness") == 200);
      assertThat(talk.post(1, "SMafter")).isEqualTo(200);
    }
  }

  @Test
  void whatAStoppedGatewayLeavesItsSuccessorSends() {
    var spool = folder.resolve("spool");
    try (var talk = killedWithKafka(spool)) {
      kafka.startAgain();

      try (var successor = SpooledGateway.start(kafka.brokers(), spool)) {
        successor.awaitDrained();
        assertThat(successor.figure("drained")).isPositive();
      }
      talk.arrivedOnceAndInOrder(topics);
    }
  }

  private Talk killedWithKafka(Path spool) {
    try (var gateway = SpooledGateway.start(kafka.brokers(), spool)) {
      var talk = new Talk(gateway.port()).begin(PEOPLE);
      thanksForMore(talk, 100);
      kafka.kill();
      await().atMost(PATIENCE).until(() -> gateway.figure("spooled") > 200);
      talk.end();
      return talk;
    }
  }

  @Test
  void aGatewayThatIsKilledWhileItSpoolsLosesNothingThatItHasThankedFor() {
    var environment = new TreeMap<String, String>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.brokers());
    environment.put("SPOOL_FOLDER", folder.resolve("spool").toString());
    environment.put("PUBLISH_PATIENCE", "1s");
    environment.put("ADDRESS_KEYS", TestGateway.addressKeys().toString());
    environment.put("JWT_PUBLIC_KEY", "file:" + TestGateway.jwtKey());
    environment.put("PUBLIC_URL", TestGateway.PUBLIC_URL);
    environment.put("TWILIO_AUTH_TOKEN", TestGateway.TOKEN);

    try (var gateway = StandaloneService.start(StandaloneService.jarOf(Path.of(".")), environment);
        var talk = new Talk(gateway.url("/").getPort())) {
      SpooledGateway.assignNumber(kafka.brokers());
      await().atMost(PATIENCE).until(() -> talk.post(0, "SMready") == 200);
      talk.begin(PEOPLE);
      thanksForMore(talk, 200);

      kafka.kill();
      thanksForMore(talk, 500);
      gateway.kill();
      talk.end();
      kafka.startAgain();
      gateway.startAgain();

      await().atMost(PATIENCE).untilAsserted(() -> talk.arrivedOnceAndInOrder(topics));
      assertThat(gateway.log()).doesNotContain(Forms.DIGITS).doesNotContain("+5198");
    }
  }

  private static void thanksForMore(Talk talk, int messages) {
    int before = talk.acknowledged();
    await().atMost(PATIENCE).until(() -> talk.acknowledged() > before + messages);
  }
}
