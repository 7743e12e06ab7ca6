package io.centralita.matching;

import static org.awaitility.Awaitility.await;

import io.centralita.contracts.address.AddressKeys;
import io.centralita.stack.Database;
import io.centralita.testkit.ApiTokens;
import io.centralita.testkit.SettableClock;
import io.centralita.testkit.TestStack;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The whole service as it runs anywhere, on a database of its own and with time that a test sets.
public final class RunningMatching {
  static final ApiTokens TOKENS = new ApiTokens();

  static {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30)); // a machine may be busy with other tests
  }

  private static final String KEYS = "address-keys.json";

  public final SettableClock clock = SettableClock.at("2026-11-20T15:00:00Z");
  public final AddressKeys addressKeys = AddressKeys.generate();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Database database = TestStack.database("matching");
  private final Path folder;
  private ConfigurableApplicationContext context;

  private static @Nullable RunningMatching shared;

  /// One for all test classes, each with tenants of its own: two on one Kafka would share the
  /// messages out among them, and a start takes seconds.
  public static synchronized RunningMatching shared() {
    if (shared == null) {
      try {
        shared = new RunningMatching(Files.createTempDirectory("matching"));
      } catch (IOException noFolder) {
        throw new UncheckedIOException(noFolder);
      }
    }
    return shared;
  }

  /// Stops the shared one and starts it again with what it had, at that time.
  public static synchronized RunningMatching restarted(Instant time) {
    var before = shared();
    before.close();
    before.clock.set(time);
    before.context = before.start();
    return before;
  }

  private RunningMatching(Path folder) {
    this.folder = folder;
    addressKeys.save(folder.resolve(KEYS));
    this.context = start();
  }

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(MatchingService.class)
        .initializers((GenericApplicationContext starting) ->
            starting.registerBean(InstantSource.class, () -> clock))
        .run(
            "--spring.config.name=matching-service",
            "--SERVER_PORT=0",
            "--logging.level.kafka=WARN",
            "--logging.level.state.change.logger=WARN",
            "--KAFKA_BOOTSTRAP_SERVERS=" + TestStack.bootstrapServers(),
            "--DATABASE_URL=" + database.url(),
            "--DATABASE_USERNAME=" + database.username(),
            "--DATABASE_PASSWORD=" + database.password(),
            "--SWEEP_PAUSE=20ms",
            "--REMIND_PAUSE=20ms",
            // Cases share providers: nobody is left out because of another case's jobs.
            "--OFFERS_AT_ONCE=1000",
            "--JOBS_AT_ONCE=1000",
            "--DECLINED_FOR=0s",
            "--ADDRESS_KEYS=" + folder.resolve(KEYS),
            "--JWT_PUBLIC_KEY=" + TOKENS.publicKeyIn(folder));
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public HttpResponse<String> get(String path, String tenant, String scope) {
    return send(request(path, tenant, scope).GET().build());
  }

  public HttpResponse<String> post(String path, String tenant, String scope, String body) {
    return send(request(path, tenant, scope).POST(BodyPublishers.ofString(body)).build());
  }

  /// @param header and its value
  public HttpResponse<String> post(
      String path, String tenant, String scope, String body, String header, String value) {
    return send(
        request(path, tenant, scope)
            .header(header, value)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  public HttpResponse<String> put(String path, String tenant, String scope, String body) {
    return send(request(path, tenant, scope).PUT(BodyPublishers.ofString(body)).build());
  }

  public HttpResponse<String> patch(String path, String tenant, String scope, String body) {
    return send(
        request(path, tenant, scope).method("PATCH", BodyPublishers.ofString(body)).build());
  }

  public HttpResponse<String> delete(String path, String tenant, String scope) {
    return send(request(path, tenant, scope).DELETE().build());
  }

  public HttpResponse<String> postCsv(String path, String tenant, String scope, String body) {
    return send(
        request(path, tenant, scope)
            .setHeader("Content-Type", "text/csv")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /// Sends what arrives, as it arrives.
  public CompletableFuture<HttpResponse<String>> putCsv(
      String path, String tenant, String scope, InputStream arriving) {
    var request =
        request(path, tenant, scope)
            .setHeader("Content-Type", "text/csv")
            .PUT(BodyPublishers.ofInputStream(() -> arriving))
            .build();
    return http.sendAsync(request, BodyHandlers.ofString());
  }

  /// Says that more is to come, and goes.
  public void sendHalf(String path, String tenant, String scope, String body) throws IOException {
    var port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    try (var socket = new Socket("localhost", port)) {
      socket.setSoLinger(true, 0);
      socket
          .getOutputStream()
          .write(
              """
              POST %s HTTP/1.1\r
              Host: localhost\r
              Content-Type: text/csv\r
              Content-Length: 10000\r
              Authorization: Bearer %s\r
              \r
              %s\
              """
                  .formatted(path, TOKENS.token(tenant, scope), body)
                  .getBytes(StandardCharsets.UTF_8));
      // Read first, or it is refused before anybody has looked at it.
      await()
          .until(() ->
              context
                      .getBean(MeterRegistry.class)
                      .find("http.server.requests.active")
                      .longTaskTimers()
                      .stream()
                      .mapToInt(LongTaskTimer::activeTasks)
                      .sum()
                  > 0);
    }
  }

  private HttpRequest.Builder request(String path, String tenant, String scope) {
    var port = context.getEnvironment().getRequiredProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + TOKENS.token(tenant, scope));
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void close() {
    context.close();
  }
}
