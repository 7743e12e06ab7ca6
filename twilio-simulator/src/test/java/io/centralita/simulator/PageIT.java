package io.centralita.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a browser gets.
class PageIT {
  private static FakeGateway gateway;
  private static RunningSimulator simulator;

  @BeforeAll
  static void start() {
    gateway = new FakeGateway();
    simulator = new RunningSimulator(gateway.url("/messages"));
  }

  @AfterAll
  static void stop() {
    simulator.close();
    gateway.close();
  }

  @Test
  void thePageAndEverythingItLoadsIsServed() throws IOException {
    var page = simulator.get("/?phones=%2B51987654321&lang=es");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'");
    for (var path : references("(?:href|src)=\"([^\"]+)\"", page.body())) {
      assertThat(simulator.get("/" + path).statusCode()).as(path).isEqualTo(200);
    }
    for (var script : references("from './([^']+)'", simulator.get("/js/main.js").body())) {
      assertThat(simulator.get("/js/" + script).statusCode()).as(script).isEqualTo(200);
    }
  }

  @Test
  void aBrowserThatComesBackGetsWhatItMissed() throws Exception {
    var person = "+51930000001";
    var path = "/simulator/events?phone=%2B51930000001";
    String lastSeen;
    try (var stream = new Stream(path, "")) {
      assertThat(stream.next(":")).isEqualTo(":here");
      simulator.write("+51930000002", "de otro teléfono");
      simulator.write(person, "uno");
      lastSeen = stream.next("id:").substring(3);
      assertThat(stream.next("data:")).contains("\"uno\"");
    }
    simulator.write(person, "dos");

    try (var stream = new Stream(path, lastSeen)) {
      String data;
      do {
        data = stream.next("data:");
        assertThat(data).contains(person);
      } while (!data.contains("\"dos\""));
    }
  }

  @Test
  void thePhoneThatIsCalledAndTheOneThatCallsBothHearOfIt() throws Exception {
    gateway.behave(_ ->
        new FakeGateway.Answer(
            200,
            "<Response><Dial callerId=\"+5117000001\"><Number>+51930000012</Number></Dial></Response>"));
    try (var caller = new Stream("/simulator/events?phone=%2B51930000011", "");
        var called = new Stream("/simulator/events?phone=%2B51930000012", "")) {
      caller.next(":");
      called.next(":");
      var call = simulator.dial("+51930000011", RunningSimulator.MAIN);

      assertThat(called.next("event:")).isEqualTo("event:call");
      assertThat(called.next("data:"))
          .contains("\"ringing\"", "\"outbound-dial\"")
          .doesNotContain("+51930000011");
      simulator.does("+51930000011", "hangup", call);
      assertThat(called.next("data:")).contains("\"no-answer\"");
      assertThat(caller.next("data:")).contains(call);
    }
  }

  @Test
  void anyNumberHasAPhoneAndSearchKnowsNamesWithoutAccents() throws IOException {
    simulator.call(
        "POST",
        "/simulator/phones",
        """
        [{"number":"+51912345009","name":"Gasfitería El Faro","kind":"provider","language":"es"}]
        """);

    assertThat(
            simulator.read("/simulator/phones?search=gasfiteria%20el").findValuesAsString("name"))
        .contains("Gasfitería El Faro");
    assertThat(simulator.read("/simulator/phones?search=%2B51911119999").get(0).path("number"))
        .hasToString("\"+51911119999\"");
    assertThat(simulator.get("/simulator/phones/123").statusCode()).isEqualTo(400);
  }

  @Test
  void aPhoneCannotTapWhatItDoesNotShow() throws IOException {
    var answer =
        simulator.call(
            "POST",
            "/simulator/phones/+51930000003/messages",
            "{\"business\":\"+5117000001\",\"tap\":{\"sid\":\"SM0\",\"button\":\"accept\"}}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void nobodyCanWriteToAForeignNumber() {
    org.assertj.core.api.Assertions.assertThatThrownBy(() ->
            simulator.fromPhone("+51930000004", Map.of("business", "+5111111111", "body", "hola")))
        .hasMessageContaining("no business number");
  }

  private static List<String> references(String pattern, String text) {
    var found = new ArrayList<String>();
    Pattern.compile(pattern).matcher(text).results().forEach(each -> found.add(each.group(1)));
    assertThat(found).hasSizeGreaterThan(3);
    return found;
  }

  /// A browser's event stream, line by line.
  private static final class Stream implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final BufferedReader lines;

    Stream(String path, String lastSeen) throws Exception {
      var request = simulator.request(path).GET();
      if (!lastSeen.isEmpty()) {
        request.header("Last-Event-ID", lastSeen);
      }
      var answer = client.send(request.build(), BodyHandlers.ofInputStream());
      lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    String next(String beginning) throws IOException {
      String line;
      do {
        line = lines.readLine();
      } while (line != null && !line.startsWith(beginning));
      return line;
    }

    @Override
    public void close() {
      client.shutdownNow();
    }
  }
}
