package io.centralita.proxy.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.twilio.security.RequestValidator;
import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.proxy.CallTerms;
import io.centralita.contracts.proxy.CallTerms.AskFirst;
import io.centralita.contracts.proxy.LinkState.LinkOpened;
import io.centralita.proxy.callback.SignedByTwilio;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Calls that the gateway has sent on, because it takes more than its memory to decide about them.
class AskedCallsIT extends ProxyApi {
  private static final String BACK = "https://hooks.example.com/twilio/calls";

  private final List<Map<String, String>> told = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile String type = "text/plain";
  private volatile String answer = "";
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(task -> Thread.ofVirtual().start(task));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void theAccountForbidsACallOrLetsItThrough() {
    var session = session(service("citas", 1, "InterceptCallbackUrl", url()));
    var customer = join(session, phone(1));
    join(session, phone(2));

    status = 403;
    assertThat(call(phone(1)).body()).contains("<Redirect>" + BACK + "?consent=refused</Redirect>");
    status = 200;
    assertThat(call(phone(1)).body()).contains("<Redirect>" + BACK + "?consent=given</Redirect>");

    assertThat(told.getFirst())
        .containsEntry("interactionType", "Voice")
        .containsEntry("inboundParticipantSid", customer.sid())
        .containsEntry("inboundResourceType", "call");
    assertThat(told.toString()).doesNotContain(phone(1).substring(1), phone(2).substring(1));
  }

  @Test
  void aServerInTroubleConnectsOrNotAsTheServiceSays() {
    status = 500;
    var service = service("citas", 1, "InterceptCallbackUrl", url());
    var session = session(service);
    join(session, phone(1));
    join(session, phone(2));

    assertThat(call(phone(1)).body()).contains("?consent=given");
    api().post("/v1/Services/" + service, "OnInterceptFailure", "block");
    assertThat(call(phone(1)).body()).contains("?consent=refused");
  }

  @Test
  void whoHasNobodyHearsTheAccountsOwnDocument() {
    service("citas", 1, "OutOfSessionCallbackUrl", url());
    type = "application/xml";
    answer = "<Response><Say>Gracias por llamar</Say></Response>";

    assertThat(call(phone(1)).body()).isEqualTo(answer);
    assertThat(told.getFirst())
        .containsEntry("From", phone(1))
        .containsEntry("To", number(1).e164())
        .containsEntry("CallSid", sid());

    answer = "<Response><Say>Gracias";
    assertThat(call(phone(1)).body()).contains("?consent=given");
  }

  @Test
  void whoHasNobodyIsLinkedWithWhomTheAccountNames() {
    var service = service("citas", 2, "OutOfSessionCallbackUrl", url());
    type = "application/json";
    answer = "{\"uniqueName\": \"auto\", \"participantIdentifier\": \"%s\"}".formatted(phone(2));

    assertThat(call(phone(1)).body()).contains("?consent=given");

    var session = api().get(sessionsOf(service) + "/auto").body();
    assertThat(session.path("mode").asString()).isEqualTo("voice-and-message");
  }

  @Test
  void whatReachesNobodyGoesToTheMainNumberWhereTheServiceWantsThat() {
    service("citas", 1, "AfterClose", "forward");

    assertThat(call(phone(1)).body())
        .contains("callerId=\"" + number(1).e164() + "\"")
        .contains("<Number>" + number(0).e164() + "</Number>")
        .doesNotContain(phone(1));
  }

  @Test
  void whatTwilioDidNotSignIsNotListenedTo() {
    service("citas", 1, "OutOfSessionCallbackUrl", url());

    assertThat(call(phone(1), "another-token").statusCode()).isEqualTo(403);
    assertThat(told).isEmpty();
  }

  @Test
  void theGatewayHearsHowTheTwoMayCallEachOther() {
    var service =
        service(
            "citas",
            1,
            "CallTimeLimit",
            "300",
            "AnnounceCalls",
            "true",
            "InterceptCallbackUrl",
            url());
    var session = session(service);
    join(session, phone(1));
    join(session, phone(2));

    assertThat(opened().callTerms()).isEqualTo(new CallTerms(300, true, AskFirst.ELSE_CONNECT));
  }

  private LinkOpened opened() {
    var ours = "\"" + tenant + "\"";
    var record =
        topics
            .await(
                Topics.LINKS.name(),
                1,
                link ->
                    link.value() != null
                        && new String(link.value(), StandardCharsets.UTF_8).contains(ours))
            .getFirst();
    var event = new EventCodec().decode(Topics.LINKS, record.headers(), record.value());
    return (LinkOpened) Objects.requireNonNull(event).data();
  }

  private String sid() {
    return "CA%032x".formatted(own);
  }

  private HttpResponse<String> call(String from) {
    return call(from, TWILIO_TOKEN);
  }

  private HttpResponse<String> call(String from, String token) {
    var fields = Map.of("CallSid", sid(), "From", from, "To", number(1).e164());
    var query = "?tenant=" + tenant + "&back=" + URLEncoder.encode(BACK, StandardCharsets.UTF_8);
    var signed = SignedByTwilio.of("http://localhost:8083/twilio/calls" + query, fields, token);
    var body =
        fields.entrySet().stream()
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var request =
        HttpRequest.newBuilder(URI.create(base() + "/twilio/calls" + query))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Twilio-Signature", signed)
            .POST(BodyPublishers.ofString(body))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/calls";
  }

  /// Whatever is not signed is not listened to.
  private void answer(HttpExchange exchange) throws IOException {
    var fields = new TreeMap<String, String>();
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    for (var field : body.split("&", -1)) {
      int equals = field.indexOf('=');
      fields.put(
          URLDecoder.decode(field.substring(0, equals), StandardCharsets.UTF_8),
          URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
    }
    var signature = exchange.getRequestHeaders().getFirst("X-Twilio-Signature");
    if (new RequestValidator(authToken()).validate(url(), fields, signature)) {
      told.add(fields);
    }
    var bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }
}
