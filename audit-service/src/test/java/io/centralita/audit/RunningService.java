package io.centralita.audit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.Topic;
import io.centralita.contracts.matching.LeadChange.LeadOpened;
import io.centralita.contracts.values.Language;
import io.centralita.testkit.TestStack;
import io.centralita.testkit.TestTopics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/// The running service as tests see it: events go in, questions are answered.
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=audit-service")
abstract class RunningService {
  final TestTopics topics = TestStack.topics();
  final EventCodec codec = new EventCodec();
  @LocalServerPort private int port;

  @DynamicPropertySource
  static void stack(DynamicPropertyRegistry registry) {
    TestStack.register(registry, "audit");
    registry.add("JWT_PUBLIC_KEY", Api::publicKey);
  }

  Api api() {
    return new Api(port);
  }

  @SafeVarargs
  final <T> void publish(Topic<T> topic, CloudEvent<? extends T>... events) {
    var records = new ArrayList<ProducerRecord<String, byte[]>>();
    for (var event : events) {
      records.add(codec.encode(topic, event));
    }
    topics.publish(records);
  }

  List<JsonNode> rows(Story story, String query) {
    return items(api().get(story.tenant.value(), "/message-logs?" + query));
  }

  List<JsonNode> awaitRows(Story story, String query, int count) {
    return await(story.tenant + " has " + count + " rows")
        .atMost(60, SECONDS)
        .until(() -> rows(story, query), found -> found.size() == count);
  }

  static List<JsonNode> items(JsonNode page) {
    return List.copyOf(page.path("items").values());
  }

  static List<String> texts(List<JsonNode> rows, String field) {
    return rows.stream().map(row -> row.path(field).asString()).toList();
  }

  static LeadOpened opened(Story story) {
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
}
