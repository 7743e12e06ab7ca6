package io.centralita.kit.tiny;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.testkit.TestStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TinyServiceIT {
  private static Tiny service;

  @BeforeAll
  static void start() {
    Tiny.createTopics();
    service = Tiny.start(TestStack.database("tiny"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aNoteHasItsEffectAndIsEchoed() {
    TestStack.topics().publish(Note.written("first", 1));

    await().untilAsserted(() -> assertThat(service.effects().of("first")).containsExactly(1));
    var echo =
        TestStack.topics()
            .await("kit.echoes.v1", 1, record -> record.key().equals("first"))
            .getFirst();
    assertThat(new String(echo.value(), StandardCharsets.UTF_8))
        .isEqualTo("{\"author\":\"first\",\"number\":1}");
    assertThat(echo.headers()).extracting(Header::key).contains("ce_id", "ce_type", "traceparent");
  }

  @Test
  void aTombstoneInABatchMovesNothingElse() {
    TestStack.topics()
        .publish(
            List.of(
                Note.written("second", 1),
                new ProducerRecord<>("kit.notes.v1", "second", null),
                Note.written("second", 2)));

    await().untilAsserted(() -> assertThat(service.effects().of("second")).containsExactly(1, 2));
  }

  @Test
  void everyTopicOfTheCatalogueAndEveryDeadLetterTopicIsThere() {
    for (var topic : Topics.all()) {
      assertThat(TestStack.topics().records(topic.name())).isEmpty();
    }
  }

  @Test
  void healthSaysMoreToWhoeverHasAToken() throws Exception {
    for (var path : List.of("/actuator/health", "/actuator/health/readiness")) {
      var open = get(path, null);
      assertThat(open.statusCode()).isEqualTo(200);
      assertThat(open.body()).contains("\"status\":\"UP\"").doesNotContain("components", "details");
    }
    var told = get("/actuator/health", Tokens.of("aliado", "leads:read"));
    assertThat(told.body()).contains("components", "binders", "kit.notes.v1");
  }

  @Test
  void healthAndMetricsAreOpenAndTheRestIsClosed() throws Exception {
    assertThat(get("/actuator/health", null).body()).contains("\"status\":\"UP\"");
    assertThat(get("/actuator/prometheus", null).body())
        .contains("centralita_outbox_waiting", "kafka_consumer_fetch_manager_records_lag_max")
        .doesNotContain("spring_cloud_stream_binder_kafka_offset");

    var refused = get("/notes/first", null);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).contains("\"code\":\"token-missing\"");

    var scopeless = get("/notes/first", Tokens.of("aliado", "leads:read"));
    assertThat(scopeless.statusCode()).isEqualTo(403);
    assertThat(scopeless.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(scopeless.body()).contains("\"code\":\"scope-missing\"");

    var welcome = get("/notes/nobody", Tokens.of("aliado", "leads:read notes:read"));
    assertThat(welcome.body())
        .isEqualTo("{\"tenant\":\"aliado\",\"onVirtualThread\":true,\"numbers\":[]}");
  }

  private static HttpResponse<String> get(String path, String token)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(service.url(path)));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }
}
