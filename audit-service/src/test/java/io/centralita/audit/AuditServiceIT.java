package io.centralita.audit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.Topic;
import io.centralita.contracts.gateway.DeliveryStatus;
import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.matching.LeadChange.LeadOpened;
import io.centralita.contracts.matching.LeadChange.OfferAccepted;
import io.centralita.contracts.matching.LeadChange.OfferMade;
import io.centralita.contracts.proxy.SessionChange.SessionClosed;
import io.centralita.contracts.routing.Delivery;
import io.centralita.contracts.routing.Delivery.DeliveryAdvanced;
import io.centralita.contracts.routing.Delivery.SendRefused;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.OfferId;
import io.centralita.testkit.TestStack;
import io.centralita.testkit.TestTopics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=audit-service")
class AuditServiceIT {
  private final EventCodec codec = new EventCodec();
  private final TestTopics topics = TestStack.topics();
  private final JdbcClient jdbc;
  private final Environment environment;
  private Api api;

  @Autowired
  AuditServiceIT(JdbcClient jdbc, Environment environment) {
    this.jdbc = jdbc;
    this.environment = environment;
  }

  @DynamicPropertySource
  static void stack(DynamicPropertyRegistry registry) {
    TestStack.register(registry, "audit");
    registry.add("JWT_PUBLIC_KEY", Api::publicKey);
  }

  @BeforeEach
  void api() {
    api = new Api(environment.getRequiredProperty("local.server.port", Integer.class));
  }

  @Test
  void aLeadIsToldFromTheFirstWordToTheLastTick() {
    var story = new Story("whole-lead");
    var offer = new OfferId(story.send("offer id").value());
    var asked = story.trace("asked", 1);

    publish(
        Topics.INTERPRETATIONS,
        story.event(
            story.wrote(
                story.customer,
                0,
                "Se rompió mi caño en Miraflores",
                new Meaning.ServiceRequest("plumbing", "150122")),
            asked),
        story.event(
            story.wrote(story.provider, 3, "OK", new Meaning.Accept(null)),
            story.trace("accepted", 1)),
        story.event(story.wrote(story.customer, 9, "Gracias", new Meaning.Unclear())));
    publish(
        Topics.LEADS,
        story.event(opened(story), story.trace("asked", 2)),
        story.event(
            new OfferMade(
                story.lead,
                story.tenant,
                offer,
                story.providerId,
                story.provider,
                story.at(16),
                story.at(1))),
        story.event(
            new OfferAccepted(story.lead, story.tenant, offer, story.providerId, story.at(4)),
            story.trace("accepted", 2)),
        story.event(assigned(story, offer)));
    publish(
        Topics.DELIVERIES,
        story.event(story.sent(story.provider, 2, "offer", "Nuevo trabajo: gasfitería")),
        story.event(advanced(story, "offer", DeliveryStatus.READ)));

    var rows = awaitRows(story, "lead=" + story.lead, 7);
    assertThat(texts(rows, "trigger"))
        .containsExactly(
            "lead-assigned",
            "offer-accepted",
            "accept",
            "offer",
            "offer-made",
            "lead-opened",
            "service-request");
    assertThat(texts(rows, "lead")).containsOnly(story.lead.toString());
    assertThat(texts(rows, "text")).contains("Se rompió mi caño en Miraflores");
    await()
        .atMost(20, SECONDS)
        .untilAsserted(() ->
            assertThat(texts(rows(story, "direction=outbound"), "status")).containsExactly("read"));
  }

  @Test
  void anEventThatArrivesTwiceIsOneRowEvenWhenTheInboxHasForgottenIt() {
    var story = new Story("twice");
    var wrote = story.event(story.wrote(story.customer, 0, "Hola", new Meaning.Question()));
    var sent = story.event(story.sent(story.customer, 1, "help", "Te ayudo"));
    var opened = story.event(opened(story));

    publish(Topics.INTERPRETATIONS, wrote, wrote);
    publish(Topics.DELIVERIES, sent, sent);
    publish(Topics.LEADS, opened, opened);
    awaitRows(story, "", 3);
    jdbc.sql("DELETE FROM inbox").update();
    publish(Topics.INTERPRETATIONS, wrote, mark(story, Topics.INTERPRETATIONS));
    publish(Topics.DELIVERIES, sent, story.event(story.sent(story.customer, 5, "mark", "")));
    publish(Topics.LEADS, opened, story.event(opened(new Story("twice-mark"))));

    awaitRows(story, "", 5);
    awaitRows(new Story("twice-mark"), "", 1);
    assertThat(count("message_logs", story)).isEqualTo(5);
    assertThat(count("audit_events", story)).isEqualTo(1);
  }

  @Test
  void aStatusNeverGoesBackAndMayComeBeforeItsMessage() {
    var story = new Story("statuses");
    publish(
        Topics.DELIVERIES,
        story.event(advanced(story, "early", DeliveryStatus.DELIVERED)),
        story.event(story.sent(story.customer, 1, "early", "")),
        story.event(advanced(story, "early", DeliveryStatus.SENT)),
        story.event(story.sent(story.customer, 2, "plain", "")),
        story.event(
            new SendRefused(
                story.send("refused"),
                story.tenant,
                Story.MAIN,
                story.customer,
                "opted-out",
                null,
                "offer",
                story.at(3))));

    var rows = awaitRows(story, "", 3);

    assertThat(texts(rows, "status")).containsExactly("refused", "handed-over", "delivered");
    assertThat(rows.getFirst().path("reason").asString()).isEqualTo("opted-out");
    assertThat(rows.getFirst().path("type").asString()).isEqualTo("refused");
  }

  @Test
  void everyFilterNarrowsAndTextIsFoundWithoutAccentsAndByItsStart() {
    var story = new Story("filters");
    publish(
        Topics.INTERPRETATIONS,
        story.event(
            story.wrote(
                story.customer,
                0,
                "Se rompió mi CAÑO",
                new Meaning.ServiceRequest("plumbing", null))),
        story.event(story.wrote(story.customer, 5, "Miraflores", new Meaning.Unclear())),
        story.event(story.wrote(story.provider, 7, "sí, acepto", new Meaning.Accept("K7QX"))));
    awaitRows(story, "", 3);

    assertThat(texts(rows(story, "text=cano"), "text")).containsExactly("Se rompió mi CAÑO");
    assertThat(texts(rows(story, "text=ROMP%20mi"), "text")).containsExactly("Se rompió mi CAÑO");
    assertThat(rows(story, "text=rompi%20miraflores")).isEmpty();
    assertThat(rows(story, "text=%26%20%7C%20!%3A*('")).isEmpty();
    assertThat(texts(rows(story, "person=" + story.provider.ref()), "text"))
        .containsExactly("sí, acepto");
    assertThat(texts(rows(story, "trigger=accept"), "text")).containsExactly("sí, acepto");
    assertThat(texts(rows(story, "from=2026-11-20T15:05:00Z&to=2026-11-20T15:07:00Z"), "text"))
        .containsExactly("Miraflores");
    assertThat(texts(rows(story, "from=2026-11-20T10:05:00-05:00&to=2026-11-20T15:07:00Z"), "text"))
        .containsExactly("Miraflores");
    assertThat(rows(story, "direction=outbound")).isEmpty();
    assertThat(rows(story, "type=image")).isEmpty();
  }

  @Test
  void pagesFollowEachOtherWithoutGapsThoughRowsAreAddedMeanwhile() {
    var story = new Story("pages");
    var messages =
        IntStream.range(0, 25)
            .mapToObj(i ->
                story.event(
                    // Five share each instant: the id decides among them.
                    story.wrote(story.customer, i / 5, "n" + i, new Meaning.Unclear())))
            .toList();
    topics.publish(
        messages.stream().map(event -> codec.encode(Topics.INTERPRETATIONS, event)).toList());
    awaitRows(story, "limit=200", 25);

    var first = api.get("pages", "/message-logs?limit=10");
    publish(
        Topics.INTERPRETATIONS,
        story.event(story.wrote(story.customer, 99, "new", new Meaning.Unclear())));
    awaitRows(story, "limit=200", 26);
    var second = api.get("pages", "/message-logs?limit=10&cursor=" + first.path("next").asString());
    var third = api.get("pages", "/message-logs?limit=10&cursor=" + second.path("next").asString());

    var seen =
        Stream.of(first, second, third)
            .flatMap(page -> texts(items(page), "text").stream())
            .toList();
    assertThat(seen).hasSize(25).doesNotHaveDuplicates().doesNotContain("new");
    assertThat(third.has("next") && !third.path("next").isNull()).isFalse();
  }

  @Test
  void nobodySeesAnotherTenantsRows() {
    var story = new Story("mine");
    publish(Topics.INTERPRETATIONS, mark(story, Topics.INTERPRETATIONS));
    publish(Topics.LEADS, story.event(opened(story)));
    awaitRows(story, "", 2);

    assertThat(items(api.get("other", "/message-logs"))).isEmpty();
    assertThat(items(api.get("other", "/message-logs?lead=" + story.lead))).isEmpty();
    assertThat(items(api.get("other", "/audit-events?lead=" + story.lead))).isEmpty();
  }

  @Test
  void theTrailSaysWhoDidWhatAndWhy() {
    var story = new Story("trail");
    publish(Topics.LEADS, story.event(opened(story)));
    publish(
        Topics.SESSIONS,
        story.event(
            new SessionClosed(
                new LinkId(story.send("link").value()),
                story.tenant,
                story.lead,
                "expired",
                story.at(120))));

    var events =
        await()
            .atMost(20, SECONDS)
            .until(
                () -> items(api.get("trail", "/audit-events?lead=" + story.lead)),
                found -> found.size() == 2);

    assertThat(texts(events, "what")).containsExactly("session-closed", "lead-opened");
    assertThat(texts(events, "why")).containsExactly("expired", "customer-asked");
    assertThat(events.getLast().path("actor").path("id").asString())
        .isEqualTo(story.customer.ref());
    assertThat(events.getLast().path("details").path("code").asString()).isEqualTo("K7QX");
  }

  @Test
  void questionsThatCannotBeAnsweredAreRefusedWithACode() {
    for (var bad :
        List.of(
            "lead=7",
            "direction=sideways",
            "type=song",
            "from=yesterday",
            "limit=0",
            "limit=201",
            "cursor=AAAA",
            "cursor=%25",
            "trigger=Robert');--",
            "text=" + "a".repeat(201))) {
      var answer = api.send("/message-logs?" + encoded(bad), Api.token("mine", "audit:read"));
      assertThat(answer.statusCode()).as(bad).isEqualTo(400);
      assertThat(answer.headers().firstValue("content-type").orElseThrow())
          .startsWith("application/problem+json");
      assertThat(answer.body()).contains("\"code\":\"filter-malformed\"");
    }
    assertThat(api.send("/message-logs?leed=1", Api.token("mine", "audit:read")).body())
        .contains("\"code\":\"filter-unknown\"");
    assertThat(api.send("/message-logs", Api.token("mine", "leads:read")).statusCode())
        .isEqualTo(403);
    assertThat(api.send("/message-logs", "nonsense").statusCode()).isEqualTo(401);
  }

  @Test
  void aMessageThatNoTextColumnCanHoldIsKeptWithoutWhatItCannotHold() {
    var story = new Story("nul");
    publish(
        Topics.INTERPRETATIONS,
        story.event(story.wrote(story.customer, 0, "a\0b", new Meaning.Unclear())));

    assertThat(texts(awaitRows(story, "", 1), "text")).containsExactly("ab");
  }

  private static String encoded(String query) {
    return query.replace("'", "%27");
  }

  private static LeadOpened opened(Story story) {
    return new LeadOpened(
        story.lead,
        story.tenant,
        "K7QX",
        story.customer,
        "Cliente 1",
        Story.MAIN,
        Language.SPANISH,
        "plumbing",
        "150122",
        story.at(1));
  }

  private static LeadChange assigned(Story story, OfferId offer) {
    return new LeadAssigned(
        story.lead,
        story.tenant,
        "K7QX",
        "plumbing",
        "150122",
        offer,
        story.customer,
        null,
        story.providerId,
        "Gasfitería El Faro",
        story.provider,
        story.at(5));
  }

  private static Delivery advanced(Story story, String send, DeliveryStatus status) {
    return new DeliveryAdvanced(
        story.send(send), story.tenant, status, null, story.lead, story.at(3));
  }

  private static <T> CloudEvent<? extends io.centralita.contracts.routing.Interpretation> mark(
      Story story, Topic<T> topic) {
    return story.event(story.wrote(story.customer, 30, topic.name(), new Meaning.Unclear()));
  }

  @SafeVarargs
  private <T> void publish(Topic<T> topic, CloudEvent<? extends T>... events) {
    var records = new ArrayList<ProducerRecord<String, byte[]>>();
    for (var event : events) {
      records.add(codec.encode(topic, event));
    }
    topics.publish(records);
  }

  private List<JsonNode> rows(Story story, String query) {
    return items(api.get(story.tenant.value(), "/message-logs?" + query));
  }

  private List<JsonNode> awaitRows(Story story, String query, int count) {
    return await(story.tenant + " has " + count + " rows")
        .atMost(20, SECONDS)
        .until(() -> rows(story, query), found -> found.size() == count);
  }

  private static List<JsonNode> items(JsonNode page) {
    return List.copyOf(page.path("items").values());
  }

  private static List<String> texts(List<JsonNode> rows, String field) {
    return rows.stream().map(row -> row.path(field).asString()).toList();
  }

  private long count(String table, Story story) {
    return jdbc.sql("SELECT count(DISTINCT id) FROM " + table + " WHERE tenant = :tenant")
        .param("tenant", story.tenant.value())
        .query(Long.class)
        .single();
  }
}
