package io.centralita.audit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.routing.Interpretation;
import io.centralita.contracts.routing.Meaning;
import io.centralita.testkit.StandaloneService;
import io.centralita.testkit.TestStack;
import io.centralita.testkit.TestTopics;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuditStandaloneIT {
  /// Groups of its own, so that it does not share the topics with the contexts of other tests.
  private static final String OWN_GROUPS =
      """
      {"spring.cloud.stream.bindings": {
        "interpretations-in-0.group": "audit-alone", "deliveries-in-0.group": "audit-alone",
        "leads-in-0.group": "audit-alone", "sessions-in-0.group": "audit-alone",
        "calls-in-0.group": "audit-alone", "conversations-in-0.group": "audit-alone"}}
      """;

  private final TestTopics topics = TestStack.topics();
  private final EventCodec codec = new EventCodec();
  private final Story story = new Story("alone");

  @Test
  void runsAloneFromItsJarAndLosesAndDoublesNothingWhenKilled() {
    var environment = StandaloneService.environment(TestStack.database("audit"));
    environment.put("JWT_PUBLIC_KEY", Api.publicKey());
    environment.put("SPRING_APPLICATION_JSON", OWN_GROUPS);
    var before = messages(0, 20);
    var meanwhile = messages(20, 40);

    try (var service =
        StandaloneService.start(StandaloneService.jarOf(Path.of(".")), environment)) {
      publish(before);
      service.kill();
      publish(Stream.concat(before.stream(), meanwhile.stream()).toList());
      service.startAgain();

      var api = new Api(service.url("/").getPort());
      await()
          .atMost(60, SECONDS)
          .untilAsserted(
              () -> assertThat(texts(api)).containsExactlyInAnyOrderElementsOf(numbers(0, 40)));
    }
  }

  private List<CloudEvent<Interpretation>> messages(int first, int end) {
    return numbers(first, end).stream()
        .map(text -> story.event(story.wrote(story.customer, 1, text, new Meaning.Unclear())))
        .toList();
  }

  private static List<String> numbers(int first, int end) {
    return IntStream.range(first, end).mapToObj(Integer::toString).toList();
  }

  private void publish(List<CloudEvent<Interpretation>> events) {
    topics.publish(
        events.stream().map(event -> codec.encode(Topics.INTERPRETATIONS, event)).toList());
  }

  private List<String> texts(Api api) {
    return api.get(story.tenant.value(), "/message-logs?limit=200").path("items").values().stream()
        .map(row -> row.path("text").asString())
        .toList();
  }
}
