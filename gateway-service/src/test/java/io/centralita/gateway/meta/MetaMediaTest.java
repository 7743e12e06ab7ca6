package io.centralita.gateway.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/// A medium on its way from Meta to another carrier, over real ports.
class MetaMediaTest {
  private static final String TOKEN = "EAAtoken";
  private static final String PICTURE = "the bytes of a picture";
  private static final DataSize LIMIT = DataSize.ofBytes(40);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final HttpClient http = HttpClient.newHttpClient();
  private DisposableServer meta;
  private DisposableServer gateway;
  private MetaSettings settings;

  @BeforeEach
  void start() {
    meta =
        serve(routes -> routes.get("/v23.0/{id}", this::describe).get("/files/{id}", this::give));
    settings = settings(TOKEN);
    gateway = serve(routes -> new MetaMedia(settings, meters).apply(routes));
  }

  @AfterEach
  void stop() {
    gateway.disposeNow();
    meta.disposeNow();
    http.close();
  }

  @Test
  void whoeverWasGivenTheAddressGetsTheMediumAndNeverTheToken() throws Exception {
    var address = settings.mediaAddress().apply("17029");

    var answer = get(address.getRawQuery());

    assertThat(address.toString()).startsWith("https://hooks.example.com/meta/media/17029?");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(PICTURE);
    assertThat(answer.headers().firstValue("content-type")).hasValue("image/jpeg");
    assertThat(answer.headers().firstValue("content-security-policy")).hasValue("sandbox");
    assertThat(answer.headers().map().toString()).doesNotContain(TOKEN);
    assertThat(counted("passed-on")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "signature=", "signature=00", "signature=%00&signature="})
  void nobodyElseDoes(String query) throws Exception {
    assertThat(get(query).statusCode()).isEqualTo(403);
    assertThat(counted("forbidden")).isEqualTo(1);
  }

  @Test
  void thePermissionForOneMediumIsForNoOther() throws Exception {
    assertThat(get("17028", settings.mediaAddress().apply("17029").getRawQuery()).statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gone", "odd", "nowhere", "announced-large"})
  void whatMetaDoesNotGiveIsNotPassedOn(String medium) throws Exception {
    var query = settings.mediaAddress().apply(medium).getRawQuery();

    assertThat(get(medium, query).statusCode()).isEqualTo(502);
    assertThat(counted("unavailable")).isEqualTo(1);
  }

  @Test
  void whatIsLargerThanMetaSaidIsCutOff() {
    var query = settings.mediaAddress().apply("large").getRawQuery();

    assertThatThrownBy(() -> get("large", query)).isInstanceOf(IOException.class);
    assertThat(counted("unavailable")).isEqualTo(1);
  }

  @Test
  void withoutATokenAMediumStaysWithMeta() {
    var without = settings("");

    assertThat(without.mediaAddress().apply("17029"))
        .isEqualTo(URI.create(settings.mediaUrl() + "/17029"));
  }

  private MetaSettings settings(String token) {
    return new MetaSettings(
        "/meta/webhooks",
        List.of("secret"),
        "verify",
        URI.create("http://127.0.0.1:" + meta.port() + "/v23.0"),
        token,
        "/meta/media",
        URI.create("https://hooks.example.com/meta/media"),
        LIMIT,
        DataSize.ofMegabytes(3));
  }

  private Mono<Void> describe(HttpServerRequest request, HttpServerResponse response) {
    if (!("Bearer " + TOKEN).equals(request.requestHeaders().get("Authorization"))) {
      return response.status(401).send().then();
    }
    var id = request.param("id");
    var size = "announced-large".equals(id) ? 1_000 : PICTURE.length();
    var description =
        "{\"url\": \"http://127.0.0.1:%d/files/%s\", \"mime_type\": \"image/jpeg\", \"file_size\": %d}"
            .formatted(meta.port(), id, size);
    return switch (id) {
      case "gone" -> response.status(404).send().then();
      case "odd" -> response.sendString(Mono.just("[]")).then();
      default -> response.sendString(Mono.just(description)).then();
    };
  }

  private Mono<Void> give(HttpServerRequest request, HttpServerResponse response) {
    if (!("Bearer " + TOKEN).equals(request.requestHeaders().get("Authorization"))
        || "nowhere".equals(request.param("id"))) {
      return response.status(401).send().then();
    }
    var bytes = "large".equals(request.param("id")) ? PICTURE.repeat(10) : PICTURE;
    return response.sendString(Mono.just(bytes)).then();
  }

  private HttpResponse<String> get(String query) throws Exception {
    return get("17029", query);
  }

  private HttpResponse<String> get(String medium, String query) throws Exception {
    var address = "http://127.0.0.1:%d/meta/media/%s?%s".formatted(gateway.port(), medium, query);
    return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }

  private double counted(String outcome) {
    return meters
        .counter("centralita.gateway.media", "carrier", "meta", "outcome", outcome)
        .count();
  }

  private static DisposableServer serve(Consumer<HttpServerRoutes> routes) {
    return HttpServer.create().host("127.0.0.1").port(0).route(routes).bindNow();
  }
}
