package io.centralita.fleet.law;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.fleet.demo.DemoMarketplace;
import io.centralita.fleet.demo.DemoProvider;
import io.centralita.fleet.story.StoryFleet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
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

/// Law 2: after all stories have been told, no topic, table, log line or answer shows a real
/// number.
@Order(Integer.MAX_VALUE)
class NoRealNumberIT {
  private static final Path LOG = Path.of("target/fleet-tests.log");
  private static final String SCOPES =
      "leads:read providers:read sessions:read numbers:read audit:read conversations:read";

  /// What each service answers, by its list of things.
  private static final Map<String, List<String>> ANSWERS =
      Map.of(
          "gateway-service", List.of(),
          "routing-service", List.of("/conversations"),
          "matching-service", List.of("/leads", "/providers"),
          "proxy-service", List.of(),
          "provisioning-service", List.of("/numbers"),
          "audit-service", List.of("/message-logs", "/audit-events"));

  private static final List<String> OPEN_ANSWERS =
      List.of("/actuator/health", "/actuator/prometheus");

  private final StoryFleet story = StoryFleet.running();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void storiesLeaveNoRealNumberBehind() throws Exception {
    tellOneToTheEnd();
    var disclosures = new Disclosures(peoplesNumbers());

    int records = disclosures.inTopics(story.fleet().bootstrapServers());
    int rows = 0;
    for (var database : story.fleet().databases().entrySet()) {
      rows += disclosures.inTables(database.getKey(), database.getValue());
    }
    disclosures.inText("the log", Files.readString(LOG));
    inAnswers(disclosures);
    inLinksAndLeads(disclosures);

    assertThat(disclosures.found()).isEmpty();
    assertThat(records).isGreaterThan(10);
    assertThat(rows).isGreaterThan(400);
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
  }

  @Test
  void numberInAnAnswerWouldBeFound() throws Exception {
    var simulator = story.fleet().url("twilio-simulator").resolve("/simulator/phones");
    var disclosures = new Disclosures(peoplesNumbers());

    disclosures.inText("the answer of " + simulator, answer(simulator, token()));

    assertThat(disclosures.found()).isNotEmpty();
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

  private void inAnswers(Disclosures disclosures) throws Exception {
    var token =
        story.fleet().tokens().issue(DemoMarketplace.TENANT, "scan", SCOPES, Duration.ofMinutes(5));
    for (var service : ANSWERS.entrySet()) {
      var paths = new ArrayList<>(service.getValue());
      paths.addAll(OPEN_ANSWERS);
      for (var path : paths) {
        var uri = story.fleet().url(service.getKey()).resolve(path);
        disclosures.inText("the answer of " + service.getKey() + path, answer(uri, token));
      }
    }
  }

  private void inLinksAndLeads(Disclosures disclosures) throws Exception {
    var token = token();
    var proxy = story.fleet().databases().get("proxy");
    try (var connection =
            DriverManager.getConnection(proxy.url(), proxy.username(), proxy.password());
        var statement = connection.createStatement();
        var leads = statement.executeQuery("SELECT lead_id FROM proxy_links")) {
      while (leads.next()) {
        var lead = leads.getString("lead_id");
        var link = story.fleet().url("proxy-service").resolve("/links?lead=" + lead);
        disclosures.inText("the answer of " + link, answer(link, token));
        var details = story.fleet().url("matching-service").resolve("/leads/" + lead);
        disclosures.inText("the answer of " + details, answer(details, token));
      }
    }
  }

  private String token() {
    return story
        .fleet()
        .tokens()
        .issue(DemoMarketplace.TENANT, "scan", SCOPES, Duration.ofMinutes(5));
  }

  private String answer(URI uri, String token) throws Exception {
    var request = HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build();
    var response = http.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(uri + " " + response.body()).isEqualTo(200);
    return response.body();
  }
}
