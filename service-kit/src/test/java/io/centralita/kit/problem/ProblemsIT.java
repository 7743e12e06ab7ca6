package io.centralita.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.event.EventCodec;
import io.centralita.kit.tiny.Tiny;
import io.centralita.kit.tiny.Tokens;
import io.centralita.testkit.TestStack;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Whoever calls a service wrongly is told what to do, always in the same form.
class ProblemsIT {
  private static final String NUMBER = "+51987000111";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static Tiny service;

  @BeforeAll
  static void start() {
    Tiny.createTopics();
    service = Tiny.start(TestStack.database("tiny"));
  }

  @AfterAll
  static void stop() {
    service.close();
    HTTP.close();
  }

  @Test
  void withoutATokenTheCallerIsAskedForOne() throws Exception {
    var answer = send(request("/notes/someone"));

    assertThat(problem(answer, 401, "token-missing")).contains("Authorization: Bearer");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc.def.ghi", "abc", "a b", "", "ééé"})
  void whatIsNoTokenIsRefused(String token) throws Exception {
    var answer = send(request("/notes/someone").header("Authorization", "Bearer " + token));

    problem(answer, 401, "token-invalid");
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
  }

  @Test
  void anExpiredTokenIsRefusedAndTheHeaderSaysWhy() throws Exception {
    var expired = Tokens.of("aliado", "notes:read", Instant.now().minusSeconds(600));
    var answer = send(request("/notes/someone").header("Authorization", "Bearer " + expired));

    problem(answer, 401, "token-invalid");
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("error=\"invalid_token\"");
  }

  @Test
  void aTokenWithoutTheScopeIsRefused() throws Exception {
    problem(send(welcome("/notes/someone", "leads:read")), 403, "scope-missing");
  }

  @Test
  void aPathThatLeadsNowhereIsNotRepeated() throws Exception {
    var answer = send(welcome("/nowhere/" + NUMBER));

    problem(answer, 404, "path-unknown");
    assertThat(answer.body()).doesNotContain(NUMBER);
  }

  @Test
  void aMethodThatAPathDoesNotTakeIsRefusedWithThoseThatItTakes() throws Exception {
    var answer = send(welcome("/notes/" + NUMBER).method("DELETE", BodyPublishers.noBody()));

    assertThat(problem(answer, 405, "method-unsupported")).contains("GET");
    assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET");
    assertThat(answer.body()).doesNotContain(NUMBER);
  }

  @Test
  void aMissingParameterIsNamed() throws Exception {
    assertThat(problem(send(welcome("/notes?limit=1")), 400, "parameter-missing"))
        .contains("author");
  }

  @Test
  void aParameterThatCannotBeReadIsNamedAndNotRepeated() throws Exception {
    var answer = send(welcome("/notes?author=someone&limit=%2B51987000111999"));

    assertThat(problem(answer, 400, "parameter-invalid")).contains("limit");
    assertThat(answer.body()).doesNotContain("51987000111");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1]", "\"+51987000111\"", "{\"numbers\":\"+51987000111\"}", ""})
  void aBodyThatCannotBeReadIsRefusedAndNotRepeated(String body) throws Exception {
    var answer =
        send(
            welcome("/notes")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));

    problem(answer, 400, "body-unreadable");
    assertThat(answer.body()).doesNotContain("51987000111");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"numbers": [4.9]}              | Send numbers as a whole number
          {"onVirtualThread": "sometimes"} | Send onVirtualThread as true or false
          {"onVirtualThread": true, "tennant": ""} | tennant is not known here; this takes numbers, onVirtualThread, tenant
          {"onVirtualThread": true, "51987000111": 1} | One of the fields is not known here; this takes numbers, onVirtualThread, tenant
          """)
  void aFieldThatCannotBeTakenIsNamedWithWhatItTakes(String body, String told) throws Exception {
    var answer =
        send(
            welcome("/notes")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));

    assertThat(problem(answer, 400, "body-unreadable")).isEqualTo(told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ali%", "A", "a b"})
  void aTokenWhoseTenantIsNoneIsRefused(String tenant) throws Exception {
    var token = Tokens.of(tenant, "notes:read");

    problem(
        send(request("/notes/someone").header("Authorization", "Bearer " + token)),
        403,
        "tenant-invalid");
  }

  @Test
  void aSignThatNoDatabaseKeepsIsTheCallersMistake() throws Exception {
    problem(send(welcome("/notes?author=some%00one&limit=1")), 400, "request-malformed");
  }

  @Test
  void aBodyOfAnotherTypeIsRefusedWithTheTypesThatAreTaken() throws Exception {
    var answer =
        send(
            welcome("/notes")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("hello")));

    assertThat(problem(answer, 415, "content-type-unsupported")).contains("application/json");
  }

  @Test
  void anAnswerThatCannotBeGivenAsWantedIsRefused() throws Exception {
    var answer =
        send(
            welcome("/notes")
                .header("Content-Type", "application/json")
                .header("Accept", "image/png")
                .POST(BodyPublishers.ofString("{}")));

    assertThat(problem(answer, 406, "accept-unsupported")).contains("application/json");
  }

  @Test
  void aBugSaysNothingOfItself() throws Exception {
    var answer = send(welcome("/notes?author=someone&limit=9"));

    problem(answer, 500, "internal-error");
    assertThat(answer.body()).doesNotContain("toIndex", "Exception", "/notes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/notes//x", "/notes/%0aX", "/notes/..%2f..%2fx"})
  void anAddressThatNobodyWritesIsRefused(String path) throws Exception {
    var answer = raw(path);

    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .containsIgnoringCase("content-type: application/problem+json")
        .contains("\"code\":\"request-malformed\"");
  }

  /// Whoever is refused for an old token comes back with a new one, on the same connection.
  @Test
  void aConnectionOutlivesRefusals() throws Exception {
    var token = Tokens.of("aliado", "notes:read");
    for (int i = 0; i < 300; i++) {
      send(
          request("/notes/someone")
              .timeout(Duration.ofSeconds(10))
              .header("Authorization", "Bearer abc.def.ghi"));
      send(request("/notes/someone").timeout(Duration.ofSeconds(10)));
      var welcome =
          send(
              request("/notes/someone")
                  .timeout(Duration.ofSeconds(10))
                  .header("Authorization", "Bearer " + token));
      assertThat(welcome.statusCode()).isEqualTo(200);
    }
  }

  /// @return the detail
  private static String problem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode body = EventCodec.jsonMapper().readTree(answer.body());
    assertThat(body.propertyNames())
        .containsExactlyInAnyOrder("type", "title", "status", "detail", "code");
    assertThat(body.get("status").intValue()).isEqualTo(status);
    assertThat(body.get("code").stringValue()).isEqualTo(code);
    assertThat(body.get("title").stringValue()).isNotBlank();
    assertThat(body.get("detail").stringValue()).isNotBlank();
    return body.get("detail").stringValue();
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(service.url(path)));
  }

  private static HttpRequest.Builder welcome(String path) {
    return welcome(path, "notes:read");
  }

  private static HttpRequest.Builder welcome(String path, String scope) {
    return request(path).header("Authorization", "Bearer " + Tokens.of("aliado", scope));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  /// A client that checks nothing.
  private static String raw(String path) throws IOException {
    var address = URI.create(service.url("/"));
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      var request =
          "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
              .formatted(path, Tokens.of("aliado", "notes:read"));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
