package io.centralita.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole simulator on a port of its own, with a clock that can be set and quick webhooks.
final class RunningSimulator implements AutoCloseable {
  static final String ACCOUNT = "AC" + "5".repeat(32);
  static final String TOKEN = "a-token-for-tests";
  static final String MAIN = "+5117000001";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ConfigurableApplicationContext context;

  RunningSimulator(String webhookUrl, String... settings) {
    InstantSource clock = () -> Instant.now().plus(ahead.get());
    var arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--simulator.account-sid=" + ACCOUNT,
                "--simulator.auth-token=" + TOKEN,
                "--simulator.webhook-url=" + webhookUrl,
                "--simulator.voice-url=" + beside(webhookUrl, "/voice"),
                "--simulator.voice-status-url=" + beside(webhookUrl, "/voice-status"),
                "--simulator.webhook.pauses=20ms",
                "--simulator.statuses.sent-after=5ms",
                "--simulator.statuses.delivered-after=5ms",
                "--simulator.numbers[0].number=" + MAIN));
    for (var setting : settings) {
      // What is said twice would be a list.
      var name = setting.substring(0, setting.indexOf('=') + 1);
      arguments.removeIf(argument -> argument.startsWith(name));
      arguments.add(setting);
    }
    this.context =
        TwilioSimulator.application()
            .initializers((GenericApplicationContext fresh) ->
                fresh.registerBean(InstantSource.class, () -> clock))
            .run(arguments.toArray(String[]::new));
  }

  private static String beside(String webhookUrl, String path) {
    return URI.create(webhookUrl).resolve(path).toString();
  }

  static String keepingIn(Path folder) {
    return "--simulator.data=" + folder;
  }

  void advance(Duration duration) {
    ahead.updateAndGet(duration::plus);
  }

  int port() {
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  /// Asks the API to send.
  HttpResponse<String> send(Map<String, String> form) throws IOException {
    var body =
        form.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return exchange(
        twilio("/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(String to, String body, String callback) throws IOException {
    var prefix = to.startsWith("whatsapp:") ? "whatsapp:" : "";
    return send(Map.of("To", to, "From", prefix + MAIN, "Body", body, "StatusCallback", callback));
  }

  HttpResponse<String> get(String path) throws IOException {
    return exchange(twilio(path).GET());
  }

  JsonNode read(String path) throws IOException {
    return JSON.readTree(exchange(request(path).GET()).body());
  }

  HttpResponse<String> call(String method, String path, String json) throws IOException {
    return exchange(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  HttpResponse<String> createContent(String json) throws IOException {
    return exchange(
        twilio("/v1/Content")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /// A person writes to the main number over WhatsApp.
  JsonNode write(String person, String text) throws IOException {
    return fromPhone(person, Map.of("body", text));
  }

  JsonNode fromPhone(String person, Map<String, Object> what) throws IOException {
    var message = new HashMap<String, Object>(what);
    message.putIfAbsent("business", MAIN);
    var answer =
        call("POST", "/simulator/phones/" + person + "/messages", JSON.writeValueAsString(message));
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /// A person calls a number; the answer is the call's id.
  String dial(String person, String number) throws IOException {
    var answer =
        call("POST", "/simulator/phones/" + person + "/calls", "{\"to\":\"" + number + "\"}");
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.body());
    }
    return JSON.readTree(answer.body()).path("sid").asString();
  }

  /// What the owner of a phone does with a call: `answer` or `hangup`.
  int does(String person, String action, String sid) throws IOException {
    return call("POST", "/simulator/phones/" + person + "/calls/" + sid + "/" + action, "")
        .statusCode();
  }

  JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  void fault(String json) throws IOException {
    var answer = call("POST", "/simulator/faults", json);
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.body());
    }
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
        .timeout(Duration.ofSeconds(20));
  }

  /// A request for the list of messages as it goes over the wire.
  String rawList() {
    return "GET /2010-04-01/Accounts/"
        + ACCOUNT
        + "/Messages.json HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
        + credentials()
        + "\r\n\r\n";
  }

  private HttpRequest.Builder twilio(String path) {
    return request(path).header("Authorization", credentials());
  }

  private static String credentials() {
    var pair = (ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException interruption) {
      throw new IllegalStateException(interruption);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    context.close();
    client.close();
  }
}
