package io.centralita.proxy.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.proxy.SessionChange.PoolExhausted;
import io.centralita.contracts.proxy.SessionChange.SessionClosed;
import io.centralita.contracts.proxy.SessionChange.SessionOpened;
import io.centralita.contracts.values.LeadId;
import io.centralita.proxy.RunningProxy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LinkApiIT extends RunningProxy {
  private static final JsonMapper json = EventCodec.jsonMapper();
  private static final String ALL = "sessions:read sessions:write";
  private static final String CUSTOMER = "+51987000001";
  private static final String PROVIDER = "+51987000002";

  @LocalServerPort int port;

  @Test
  void twoPeopleAreLinkedAndAskingAgainAnswersTheSame() throws Exception {
    pool(1);

    var first = open(lead("one"), CUSTOMER, PROVIDER);
    var second = open(lead("one"), CUSTOMER, PROVIDER);

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(200);
    var link = json.readTree(first.body());
    assertThat(json.readTree(second.body())).isEqualTo(link);
    assertThat(link.path("proxyNumber").asString()).isEqualTo(number(1).e164());
    assertThat(link.path("expiresAt").asString())
        .isEqualTo(clock.instant().plus(Duration.ofHours(2)).toString());
    awaitSessions(SessionOpened.class, 1);
    close(link);
  }

  @Test
  void aLinkIsAsItIsAskedForAndAskingAgainAnswersTheSame() throws Exception {
    pool(2);
    var fields = "\"uniqueName\": \"cita-1\", \"ttl\": 600, \"mode\": \"voice-only\"";

    var first = open(lead("one"), CUSTOMER, PROVIDER, fields);
    var second = open(lead("one"), CUSTOMER, PROVIDER, fields);

    assertThat(List.of(first.statusCode(), second.statusCode())).containsExactly(201, 200);
    var link = json.readTree(first.body());
    assertThat(json.readTree(second.body())).isEqualTo(link);
    assertThat(link.path("mode").asString()).isEqualTo("voice-only");
    assertThat(link.path("ttl").asInt()).isEqualTo(600);
    assertThat(link.path("expiresAt").asString())
        .isEqualTo(clock.instant().plusSeconds(600).toString());
    assertThat(code(open(lead("two"), CUSTOMER, PROVIDER, fields))).isEqualTo("name-taken");
    var end = clock.instant().plusSeconds(90).toString();
    var fixed = open(lead("two"), CUSTOMER, PROVIDER, "\"dateExpiry\": \"" + end + "\"");
    assertThat(json.readTree(fixed.body()).path("expiresAt").asString()).isEqualTo(end);
    close(link);
    close(json.readTree(fixed.body()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"ttl\": -1",
        "\"mode\": \"smoke\"",
        "\"uniqueName\": \" \"",
        "\"uniqueName\": \"a\\u0000b\"",
        "\"dateExpiry\": \"2020-01-01T00:00:00Z\"",
        "\"dateExpiry\": \"+294277-01-01T00:00:00Z\""
      })
  void whatALinkCannotBeIsRefused(String field) throws Exception {
    assertThat(code(open(lead("one"), CUSTOMER, PROVIDER, field))).isEqualTo("invalid-field");
  }

  @Test
  void nobodyIsReachedAtOneOfOurOwnNumbers() throws Exception {
    pool(1);

    assertThat(code(open(lead("one"), number(1).e164(), PROVIDER))).isEqualTo("own-number");
    assertThat(code(open(lead("one"), CUSTOMER, number(1).e164()))).isEqualTo("own-number");
  }

  @Test
  void theAnswerShowsPeopleByTheirHintsAlone() throws Exception {
    pool(1);

    var answer = open(lead("one"), CUSTOMER, PROVIDER);

    assertThat(answer.body()).contains("•••").doesNotContain("987000001", "987000002");
    assertThat(get(lead("one"), ALL).body()).doesNotContain("987000001", "987000002");
    close(json.readTree(answer.body()));
  }

  @Test
  void aClosedLinkStaysInTheListAndTheLeadCanBeLinkedAgain() throws Exception {
    pool(2);
    var link = json.readTree(open(lead("one"), CUSTOMER, PROVIDER).body());

    var closed = close(link);
    var again = json.readTree(open(lead("one"), CUSTOMER, PROVIDER).body());

    assertThat(closed.path("closeReason").asString()).isEqualTo("ended");
    assertThat(again.path("id")).isNotEqualTo(link.path("id"));
    assertThat(json.readTree(get(lead("one"), ALL).body())).containsExactly(closed, again);
    assertThat(awaitSessions(SessionClosed.class, 1)).hasSize(1);
    assertThat(close(link)).isEqualTo(closed);
    var deleted =
        send(
            HttpRequest.newBuilder(uri("/links/" + again.path("id").asString())).DELETE(),
            TOKENS.token(tenant.value(), ALL));
    assertThat(json.readTree(deleted.body()).path("closeReason").asString()).isEqualTo("ended");
  }

  @Test
  void anotherTenantSeesAndClosesNothing() throws Exception {
    pool(1);
    var link = json.readTree(open(lead("one"), CUSTOMER, PROVIDER).body());
    var stranger = TOKENS.token("stranger", ALL);

    assertThat(send(HttpRequest.newBuilder(uri("/links?lead=" + lead("one"))), stranger).body())
        .isEqualTo("[]");
    var closing =
        send(
            HttpRequest.newBuilder(uri("/links/" + link.path("id").asString() + "/close"))
                .POST(BodyPublishers.noBody()),
            stranger);

    assertThat(closing.statusCode()).isEqualTo(404);
    assertThat(code(closing)).isEqualTo("link-unknown");
    close(link);
  }

  @Test
  void refusalsHaveStableCodes() throws Exception {
    pool(1);
    var link = json.readTree(open(lead("one"), CUSTOMER, PROVIDER).body());

    assertThat(code(open(lead("one"), CUSTOMER, "+51987000003"))).isEqualTo("lead-linked");
    assertThat(code(open(lead("two"), CUSTOMER, "+51987000003"))).isEqualTo("pool-exhausted");
    assertThat(code(open(lead("three"), CUSTOMER, CUSTOMER))).isEqualTo("one-person");
    assertThat(code(open(lead("four"), CUSTOMER, "987000003"))).isEqualTo("invalid-address");
    assertThat(open(lead("four"), CUSTOMER, "987000003").body()).doesNotContain("987000003");
    assertThat(code(post("/links", "{}", ALL))).isEqualTo("field-missing");
    assertThat(awaitSessions(PoolExhausted.class, 1))
        .extracting(PoolExhausted::lead)
        .containsExactly(lead("two"));
    close(link);
  }

  @Test
  void whoMayOnlyReadOpensAndClosesNothing() throws Exception {
    assertThat(post("/links", "{}", "sessions:read").statusCode()).isEqualTo(403);
    assertThat(get(lead("one"), "sessions:write").statusCode()).isEqualTo(403);
    assertThat(send(HttpRequest.newBuilder(uri("/links?lead=" + lead("one"))), "none").statusCode())
        .isEqualTo(401);
  }

  private HttpResponse<String> open(LeadId lead, String customer, String provider)
      throws IOException, InterruptedException {
    return open(lead, customer, provider, "\"uniqueName\": null");
  }

  private HttpResponse<String> open(LeadId lead, String customer, String provider, String fields)
      throws IOException, InterruptedException {
    return post(
        "/links",
        """
        {"lead": "%s", "customer": {"address": "%s"}, "provider": {"address": "%s", "channel": "SMS"}, %s}
        """
            .formatted(lead, customer, provider, fields),
        ALL);
  }

  private JsonNode close(JsonNode link) throws IOException, InterruptedException {
    var answer = post("/links/" + link.path("id").asString() + "/close", "", ALL);
    assertThat(answer.statusCode()).isEqualTo(200);
    return json.readTree(answer.body());
  }

  private HttpResponse<String> get(LeadId lead, String scope)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri("/links?lead=" + lead)), TOKENS.token(tenant.value(), scope));
  }

  private HttpResponse<String> post(String path, String body, String scope)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)),
        TOKENS.token(tenant.value(), scope));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request, String token)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
    }
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private static String code(HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    return json.readTree(answer.body()).path("code").asString();
  }
}
