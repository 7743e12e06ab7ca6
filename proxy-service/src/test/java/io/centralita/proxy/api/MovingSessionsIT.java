package io.centralita.proxy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `docs/move-sessions.sh`, between something that answers as Twilio does and a service here.
class MovingSessionsIT extends ProxyApi {
  private static final Path SCRIPT = Path.of("..", "docs", "move-sessions.sh");
  private HttpServer twilio;

  private record Ended(int status, String said) {}

  @BeforeEach
  void start() throws IOException {
    twilio = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    twilio
        .createContext("/v1/Services/KSold/Sessions", this::answer)
        .setAuthenticator(
            new BasicAuthenticator("twilio") {
              @Override
              public boolean checkCredentials(String account, String password) {
                return account.equals("ACold") && password.equals("old token");
              }
            });
    twilio.start();
  }

  @AfterEach
  void stop() {
    twilio.stop(0);
  }

  @Test
  void liveSessionsMoveWithTheirPeopleAndNumbersOnceHoweverOftenItRuns() throws Exception {
    var service = service("moved", 2);

    var first = move(service, "old token");
    var again = move(service, "old token");

    assertThat(first.said()).contains("2 moved, 0 opened here before, 0 not moved");
    assertThat(first.status()).isZero();
    assertThat(again.said()).contains("0 moved, 2 opened here before, 0 not moved");
    assertThat(again.status()).isZero();
    var sessions = api().get(sessionsOf(service)).body().path("sessions");
    assertThat(sessions.size()).isEqualTo(2);
    var named = api().get(sessionsOf(service) + "/visit%201%20&%20more").body();
    assertThat(named.path("ttl").asInt()).isEqualTo(3_600);
    assertThat(named.path("mode").asString()).isEqualTo("message-only");
    assertThat(named.path("date_expiry").asString()).isEqualTo("2031-01-01T00:00:00Z");
    var people =
        api().get(sessionsOf(service) + "/" + named.path("sid").asString() + "/Participants");
    assertThat(people.body().path("participants"))
        .extracting(
            each -> each.path("identifier").asString(),
            each -> each.path("proxy_identifier").asString(),
            each -> each.path("friendly_name").asString(""))
        .containsExactlyInAnyOrder(
            tuple(phone(1), number(1).e164(), "Cliente \"1\""),
            tuple(phone(2), number(2).e164(), ""));
  }

  @Test
  void whatStaysBehindIsSaidAndTheRestMoves() throws Exception {
    var service = service("half", 1);

    var ended = move(service, "old token");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.said())
        .contains("KCone stays where it is: 80605 The number is not one of the service's")
        .contains("1 moved, 0 opened here before, 1 not moved");
  }

  @Test
  void whoIsNotLetInAtTwilioIsTold() throws Exception {
    var ended = move("KSnone", "wrong");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.said()).contains("Twilio answers 401 to").doesNotContain("wrong");
  }

  private Ended move(String service, String oldToken) throws Exception {
    var builder = new ProcessBuilder("bash", SCRIPT.toString()).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "OLD_SID",
                "ACold",
                "OLD_TOKEN",
                oldToken,
                "OLD",
                "KSold",
                "TWILIO",
                "http://localhost:" + twilio.getAddress().getPort(),
                "SID",
                accountSid(),
                "TOKEN",
                authToken(),
                "NEW",
                service,
                "PROXY",
                base()));
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }

  /// Two pages of sessions, one of them closed; one person has left.
  private void answer(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI().toString();
    var body =
        switch (uri.substring(uri.indexOf("/Sessions") + 9)) {
          case "?PageSize=1000" ->
              """
              {"sessions": [
                {"sid": "KCone", "unique_name": "visit 1 & more", "status": "in-progress", "mode": "message-only",
                 "ttl": 3600, "date_expiry": "2031-01-01T00:00:00Z"},
                {"sid": "KCover", "unique_name": "over", "status": "closed", "mode": "message-only", "ttl": 0}],
               "meta": {"next_page_url": "http://localhost:%d/v1/Services/KSold/Sessions?Page=1"}}
              """
                  .formatted(twilio.getAddress().getPort());
          case "?Page=1" ->
              """
              {"sessions": [{"sid": "KCtwo", "unique_name": null, "status": "open", "mode": "voice-and-message",
                "ttl": 0, "date_expiry": null}],
               "meta": {"next_page_url": null}}
              """;
          case "/KCone/Participants?PageSize=100" ->
              participants(
                  participant(phone(1), number(1).e164(), "\"Cliente \\\"1\\\"\"", "null"),
                  participant(phone(2), number(2).e164(), "null", "null"),
                  participant(phone(9), number(1).e164(), "null", "\"2026-01-01T00:00:00Z\""));
          default -> participants(participant(phone(3), number(1).e164(), "null", "null"));
        };
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static String participants(String... participants) {
    return "{\"participants\": [%s], \"meta\": {\"next_page_url\": null}}"
        .formatted(String.join(",", participants));
  }

  private static String participant(String phone, String number, String name, String left) {
    return """
    {"identifier": "%s", "proxy_identifier": "%s", "friendly_name": %s, "date_deleted": %s}
    """
        .formatted(phone, number, name, left);
  }
}
