package io.centralita.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.gateway.Links;
import io.centralita.gateway.Numbers;
import io.centralita.gateway.TestGateway;
import io.centralita.gateway.twilio.Forms;
import io.centralita.testkit.StandaloneService;
import io.centralita.testkit.TestTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Law 1 at the door: whatever happens to Kafka, and to the gateway meanwhile, what a carrier was
/// thanked for arrives, and in the order of its conversation.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpoolIT {
  private static final int PEOPLE = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String PROVIDER = "+51912345678";
  private static final String LATER = "+51933333333";

  private Path folder;
  private KafkaProcess kafka;
  private TestTopics topics;
  private SpooledGateway gateway;

  @BeforeAll
  void start(@TempDir Path empty) {
    folder = empty;
    kafka = KafkaProcess.start(folder);
    topics = new TestTopics(kafka.brokers());
    gateway = SpooledGateway.start(kafka.brokers(), spool());
  }

  @AfterAll
  void stop() {
    gateway.close();
    kafka.close();
  }

  private Path spool() {
    return folder.resolve("spool");
  }

  @Test
  void kafkaMayBeKilledAndComeBackUnderTraffic() {
    double spooledBefore = gateway.figure("spooled");
    try (var talk = new Talk(gateway.port()).begin(PEOPLE)) {
      topics.publish(Numbers.assigned(Numbers.PROXY, NumberPurpose.PROXY));
      link("before", Forms.PERSON, PROVIDER, talk);
      thanksForMore(talk, 500);

      kafka.kill();
      await().atMost(PATIENCE).until(() -> gateway.figure("spooled") > spooledBefore + 500);
      assertThat(talk.get("/actuator/health")).isEqualTo(503);
      assertThat(talk.get("/actuator/health/readiness")).isEqualTo(200);
      assertThat(gateway.figure("events")).isPositive();
      assertThat(gateway.figure("oldest")).isPositive();
      aCallIsAnsweredAndRecorded(talk);
      kafka.startAgain();

      gateway.awaitDrained();
      thanksForMore(talk, 500);
      theViewsGoOn(talk);
      talk.end();
      gateway.awaitDrained();
      assertThat(talk.refusals()).isEmpty();
      talk.arrivedOnceAndInOrder(topics);
      assertThat(topics.records(Topics.CALLS.name()))
          .anyMatch(record -> Talk.holds(record.value(), "CAaway"));
      assertThat(gateway.figure("drained")).isEqualTo(gateway.figure("spooled"));
      assertThat(talk.get("/actuator/health")).isEqualTo(200);
    }
  }

  private void aCallIsAnsweredAndRecorded(Talk talk) {
    var call = Forms.call("CAaway", Forms.PERSON, Numbers.PROXY);
    var ended = Forms.with(call, "CallStatus", "completed");

    assertThat(talk.post("/twilio/calls", call).body()).contains(PROVIDER);
    assertThat(talk.post("/twilio/calls/status", ended).statusCode()).isBetween(200, 204);
  }

  /// What is assigned and linked after a broker's restart is heard of, and what was known before
  /// still is.
  private void theViewsGoOn(Talk talk) {
    topics.publish(Numbers.assigned(Numbers.POOL, NumberPurpose.MAIN));
    var message = Forms.whatsapp("SMnew", Numbers.POOL, "Hola");
    await()
        .atMost(PATIENCE)
        .until(() -> talk.post("/twilio/messages", message).statusCode() == 200);
    link("later", LATER, Forms.PERSON, talk);
    var call = Forms.call("CAstill", PROVIDER, Numbers.PROXY);
    assertThat(talk.post("/twilio/calls", call).body()).contains(">" + Forms.PERSON);
  }

  /// Returns when a call of the one is connected to the other.
  private void link(String name, String one, String other, Talk talk) {
    topics.publish(Links.opened(Links.link(name, one, other, Numbers.PROXY, Instant.now())));
    var call = Forms.call("CA" + name, one, Numbers.PROXY);
    await()
        .atMost(PATIENCE)
        .until(() -> talk.post("/twilio/calls", call).body().contains(">" + other));
  }

  @Test
  void kafkaMayFallSilentUnderTraffic() {
    double spooledBefore = gateway.figure("spooled");
    try (var talk = new Talk(gateway.port()).begin(PEOPLE)) {
      thanksForMore(talk, 500);

      kafka.halt();
      aCallGoesOnWithoutRecord(talk);
      await().atMost(PATIENCE).until(() -> gateway.figure("spooled") > spooledBefore + 500);
      kafka.goOn();

      gateway.awaitDrained();
      thanksForMore(talk, 100);
      talk.end();
      gateway.awaitDrained();
      assertThat(talk.refusals()).isEmpty();
      talk.arrivedOnceAndInOrder(topics);
      assertThat(topics.records(Topics.CALLS.name()))
          .anyMatch(record -> Talk.holds(record.value(), "CAsilent"));
    }
  }

  /// Who calls does not wait as long as it takes to know that Kafka is away.
  private void aCallGoesOnWithoutRecord(Talk talk) {
    double before = gateway.callsWithoutRecord();
    var call = Forms.call("CAsilent", Forms.PERSON, Numbers.MAIN);

    assertThat(talk.post("/twilio/calls", call).body()).contains("<Say");
    assertThat(gateway.callsWithoutRecord()).isEqualTo(before + 1);
  }

  /// The second gateway shares the first one's folder, and has less room.
  @Test
  void aFullSpoolIsSaidToTheCarrierAndWhatItHoldsIsSentByTheNextGateway() {
    try (var talk = stoppedWhenFull()) {
      kafka.goOn();

      try (var successor = SpooledGateway.start(kafka.brokers(), spool(), "--SPOOL_LIMIT=20KB");
          var next = new Talk(successor.port())) {
        successor.awaitDrained();
        assertThat(successor.figure("drained")).isPositive();
        assertThat(next.get("/actuator/health/readiness")).isEqualTo(200);
        assertThat(next.post(1, "SMafter")).isEqualTo(200);
      }
      talk.arrivedOnceAndInOrder(topics);
    }
    gateway.awaitDrained();
  }

  private Talk stoppedWhenFull() {
    try (var small = SpooledGateway.start(kafka.brokers(), spool(), "--SPOOL_LIMIT=20KB")) {
      var talk = new Talk(small.port()).begin(PEOPLE);
      thanksForMore(talk, 100);
      kafka.halt();
      await().atMost(PATIENCE).until(() -> talk.refusals().size() > 50);
      talk.end();

      assertThat(spool().resolve("2/spool.db")).isNotEmptyFile();
      assertThat(talk.refusals()).containsOnly(503);
      assertThat(talk.get("/actuator/health/readiness")).isEqualTo(503);
      assertThat(talk.get("/actuator/health/liveness")).isEqualTo(200);
      return talk;
    }
  }

  /// The jar as a process of its own, told everything by its environment.
  @Test
  void aGatewayThatIsKilledWhileItSpoolsLosesNothingAndStartsAgainWithoutKafka() {
    var environment = new TreeMap<String, String>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.brokers());
    environment.put("SPOOL_FOLDER", folder.resolve("spool-of-the-jar").toString());
    environment.put("PUBLISH_PATIENCE", "1s");
    environment.put("ADDRESS_KEYS", TestGateway.addressKeys().toString());
    environment.put("JWT_PUBLIC_KEY", "file:" + TestGateway.jwtKey());
    environment.put("PUBLIC_URL", TestGateway.PUBLIC_URL);
    environment.put("TWILIO_AUTH_TOKEN", TestGateway.TOKEN);

    try (var jar = StandaloneService.start(StandaloneService.jarOf(Path.of(".")), environment);
        var talk = new Talk(jar.url("/").getPort())) {
      await().atMost(PATIENCE).until(() -> talk.post(0, "SMready") == 200);
      talk.begin(PEOPLE);
      thanksForMore(talk, 200);

      kafka.halt();
      thanksForMore(talk, 500);
      jar.kill();
      talk.end();
      jar.launchAgain();
      await().atMost(PATIENCE).until(() -> talk.post(0, "SMwithout") == 200);
      assertThat(talk.get("/actuator/health/readiness")).isEqualTo(200);
      assertThat(talk.post("/twilio/messages", Forms.whatsapp("SMnobody", "+5117009999", "Hola")))
          .returns(503, java.net.http.HttpResponse::statusCode);
      kafka.goOn();
      jar.awaitHealthy();

      await().atMost(PATIENCE).untilAsserted(() -> talk.arrivedOnceAndInOrder(topics));
      await()
          .atMost(PATIENCE)
          .until(() ->
              topics.records(Topics.MESSAGES.name()).stream()
                  .anyMatch(record -> Talk.holds(record.value(), "SMwithout")));
      assertThat(talk.post(0, "SMagain")).isEqualTo(200);
      assertThat(jar.log()).doesNotContain(Forms.DIGITS).doesNotContain("+5198");
    }
  }

  private static void thanksForMore(Talk talk, int messages) {
    int before = talk.acknowledged();
    await().atMost(PATIENCE).until(() -> talk.acknowledged() > before + messages);
  }
}
