package io.centralita.proxy.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.twilio.security.RequestValidator;
import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.account.Account;
import io.centralita.proxy.callback.Answer.Given;
import io.centralita.proxy.callback.Answer.Missing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class CallbackLineTest {
  private static final Account ACCOUNT =
      new Account(new TenantId("aliado"), "AC" + "1".repeat(32), "a-token");
  private static final Map<String, String> FIELDS =
      Map.of("interactionSid", "KI1", "interactionData", "{\"body\":\"¿Cuánto es? 50% & más\"}");

  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final CallbackLine line = line(List.of("localhost"), Duration.ofSeconds(5));
  private HttpServer server;

  record Asked(String signature, Map<String, String> fields) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(task -> Thread.ofVirtual().start(task));
    serve("/hook", exchange -> answer(exchange, 403, "no"));
    serve("/long", exchange -> answer(exchange, 200, "x".repeat(2_000)));
    serve(
        "/elsewhere",
        exchange -> {
          exchange.getResponseHeaders().set("Location", url("/hook").toString());
          answer(exchange, 307, "");
        });
    serve(
        "/never",
        exchange -> {
          try {
            over.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    line.close();
  }

  @Test
  void aFormArrivesSignedAsTwilioSigns() {
    var url = url("/hook?shop=la+caja%20fuerte");

    var answer = line.post("intercept", url, FIELDS, ACCOUNT);

    assertThat(answer).isEqualTo(new Given(403, "text/plain", "no"));
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().fields()).isEqualTo(FIELDS);
    assertThat(
            new RequestValidator(ACCOUNT.authToken())
                .validate(url.toString(), FIELDS, asked.getFirst().signature()))
        .isTrue();
  }

  @Test
  void aServerThatDoesNotAnswerIsGivenUp() {
    var hurried = line(List.of("localhost"), Duration.ofMillis(300));
    long start = System.nanoTime();

    var answer = hurried.post("intercept", url("/never"), FIELDS, ACCOUNT);

    assertThat(answer).isEqualTo(new Missing("unreachable"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    hurried.close();
  }

  @Test
  void anAnswerWithoutEndCountsAsNone() {
    assertThat(line.post("intercept", url("/long"), FIELDS, ACCOUNT))
        .isEqualTo(new Missing("too-long"));
  }

  @Test
  void nobodyIsFollowedElsewhere() {
    var answer = line.post("intercept", url("/elsewhere"), FIELDS, ACCOUNT);

    assertThat(answer)
        .isInstanceOfSatisfying(Given.class, given -> assertThat(given.status()).isEqualTo(307));
    assertThat(asked).hasSize(1);
  }

  @Test
  void theFleetsOwnNetworkIsNotCalled() {
    var strict = line(List.of(), Duration.ofSeconds(5));

    assertThat(strict.post("intercept", url("/hook"), FIELDS, ACCOUNT))
        .isEqualTo(new Missing("not-allowed"));
    var secure = URI.create(url("/hook").toString().replace("http:", "https:"));
    assertThat(strict.post("intercept", secure, FIELDS, ACCOUNT))
        .isEqualTo(new Missing("unknown-host"));
    assertThat(asked).isEmpty();
    strict.close();
  }

  @Test
  void aServerThatFailsAgainAndAgainIsSpared() {
    server.stop(0);

    for (int call = 0; call < 10; call++) {
      assertThat(line.post("status", url("/hook"), FIELDS, ACCOUNT))
          .isEqualTo(new Missing("unreachable"));
    }

    assertThat(line.post("status", url("/hook"), FIELDS, ACCOUNT)).isEqualTo(new Missing("spared"));
  }

  private static CallbackLine line(List<String> privateHosts, Duration budget) {
    var settings =
        new CallbackSettings(
            budget,
            DataSize.ofKilobytes(1),
            privateHosts,
            Duration.ofHours(1),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            4);
    return new CallbackLine(settings, new CallbackUrls(settings), new SimpleMeterRegistry());
  }

  private URI url(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  private void serve(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          var fields = new TreeMap<String, String>();
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          for (var field : body.split("&", -1)) {
            int equals = field.indexOf('=');
            fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
          }
          asked.add(new Asked(exchange.getRequestHeaders().getFirst("X-Twilio-Signature"), fields));
          handler.handle(exchange);
        });
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }
}
