package io.centralita.fleet.law;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.fleet.RunningMember;
import io.centralita.fleet.demo.DemoMarketplace;
import io.centralita.fleet.demo.DemoProvider;
import io.centralita.fleet.story.StoryFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/// Law 2: after all stories have been told, no topic, table, log line or answer shows a real
/// number.
@Order(Integer.MAX_VALUE)
class NoRealNumberIT {
  private static final Path LOG = Path.of("target/fleet-tests.log");
  private static final byte[] PICTURE = HexFormat.of().parseHex("89504e470d0a1a0a00");
  private final StoryFleet story = StoryFleet.running();
  private final Visitor visitor = new Visitor(story.fleet());

  @Test
  void storiesLeaveNoRealNumberBehind() throws Exception {
    tellOneToTheEnd();
    var disclosures = new Disclosures(peoplesNumbers());

    var refusals = new RefusalScan(visitor, disclosures, aCustomer());
    services().forEach(refusals::visit);
    var webhooks = new WebhookScan(visitor, disclosures, aCustomer());
    webhooks.visit(story.fleet().member("gateway-service"));
    var answers = new AnswerScan(visitor, disclosures);
    answers.visit(services());
    int records = disclosures.inTopics(story.fleet().bootstrapServers());
    int rows = 0;
    for (var database : story.fleet().databases().entrySet()) {
      rows += disclosures.inTables(database.getKey(), database.getValue());
    }
    disclosures.inText("the log", Files.readString(LOG));

    assertThat(disclosures.found()).isEmpty();
    assertThat(answers.notVisited()).as("endpoints that nobody looked at").isEmpty();
    assertThat(refusals.shapeless()).as("refusals that do not say what to do").isEmpty();
    assertThat(webhooks.shapeless()).as("refusals that do not say what to do").isEmpty();
    assertThat(webhooks.thanked()).contains("/twilio/messages");
    assertThat(records).isGreaterThan(10);
    assertThat(rows).isGreaterThan(400);
    assertThat(answers.answers()).isGreaterThan(500);
    assertThat(refusals.refusals()).isGreaterThan(100);
  }

  /// The scan has a whole story to look at, also when it is run alone.
  private void tellOneToTheEnd() {
    var customer = story.newCustomer();
    customer.writes("levantar una pared en Jesús María");
    var list = customer.reads("Albañilería");
    var provider = story.providerAt(list, 1);
    customer.writes("1");
    customer.reads(story.nameOf(provider));
    provider.taps(provider.reads("Albañilería"), "Acepto");
    provider.reads("es tuyo");
    customer.reads("aceptó");
    var proxy = customer.proxyNumber();
    provider.tapsOn(proxy, provider.readsFrom(proxy, "Albañilería"), "Empezar");
    customer.readsFrom(proxy, story.nameOf(provider));
    customer.writesTo(proxy, "¿Cuándo empiezas?");
    provider.readsFrom(proxy, "¿Cuándo empiezas?");
    customer.sendsAPicture(DemoMarketplace.MAIN_NUMBER, PICTURE, "gracias");
    var routing = story.fleet().member("routing-service");
    await("the picture is kept")
        .atMost(Duration.ofSeconds(30))
        .until(() -> visitor.get(routing, "/media").body().contains("image/png"));
  }

  @Test
  void numberInTheAnswerOfANewEndpointWouldBeFound() {
    var number = story.providers().getFirst().phone();
    var disclosures = new Disclosures(peoplesNumbers());
    try (var _ = Planted.in(matching(), "/leads/{id}/planted", HttpStatus.OK, number)) {
      new AnswerScan(visitor, disclosures).visit(List.of(matching()));
    }
    assertThat(disclosures.found()).isNotEmpty().allMatch(found -> found.contains("/planted of"));
  }

  @Test
  void newEndpointThatNothingLeadsToWouldBeNamed() {
    var number = "nobody";
    var answers = new AnswerScan(visitor, new Disclosures(peoplesNumbers()));
    try (var _ = Planted.in(matching(), "/planted/{id}", HttpStatus.NOT_FOUND, number)) {
      answers.visit(List.of(matching()));
    }
    assertThat(answers.notVisited()).containsOnlyKeys("matching-service GET /planted/{id}");
  }

  @Test
  void numberInATopicWouldBeFound() throws Exception {
    var number = story.providers().getFirst().phone();
    var brokers = Map.<String, Object>of("bootstrap.servers", story.fleet().bootstrapServers());
    try (var admin = Admin.create(brokers)) {
      admin.createTopics(List.of(new NewTopic("planted", 1, (short) 1))).all().get();
    }
    try (var producer =
        new KafkaProducer<>(brokers, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>("planted", ("call " + number).getBytes(UTF_8))).get();
    }
    var disclosures = new Disclosures(peoplesNumbers());

    disclosures.inTopics(story.fleet().bootstrapServers());

    try (var admin = Admin.create(brokers)) {
      admin.deleteTopics(List.of("planted")).all().get();
    }
    assertThat(disclosures.found()).singleElement().asString().startsWith("topic planted");
  }

  @Test
  void numberInATableWouldBeFound() throws SQLException {
    var number = story.providers().getFirst().phone();
    var audit = story.fleet().databases().get("audit");
    var disclosures = new Disclosures(peoplesNumbers());
    try (var connection =
            DriverManager.getConnection(audit.url(), audit.username(), audit.password());
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE planted AS SELECT '" + spaced(number) + "' AS remark");

      disclosures.inTables("audit", audit);

      statement.execute("DROP TABLE planted");
    }
    assertThat(disclosures.found()).singleElement().asString().startsWith("table audit.planted");
  }

  @Test
  void numberInALogLineWouldBeFound() throws IOException {
    var never = "+51999123456";
    LoggerFactory.getLogger("planted").info("calling {}", never);
    var disclosures = new Disclosures(List.of(never));

    disclosures.inText("the log", Files.readString(LOG));

    assertThat(disclosures.found()).containsOnly("the log shows 999123456");
  }

  private static String spaced(String number) {
    return number.replaceFirst("(\\+51)(...)(...)(...)", "$1 $2 $3 $4");
  }

  private List<String> peoplesNumbers() {
    var numbers = new ArrayList<>(story.providers().stream().map(DemoProvider::phone).toList());
    numbers.addAll(story.customersSoFar());
    return numbers;
  }

  private String aCustomer() {
    return story.customersSoFar().getFirst();
  }

  private RunningMember matching() {
    return story.fleet().member("matching-service");
  }

  private List<RunningMember> services() {
    return story.fleet().members().stream()
        .filter(member -> !member.name().equals("twilio-simulator"))
        .toList();
  }
}
