package io.centralita.gateway.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.gateway.MessageContent.Media;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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

/// A medium on its way from Twilio to who was given its address, over real ports.
class TwilioMediaTest {
  private static final String ACCOUNT = "AC" + "0".repeat(32);
  private static final String MESSAGE = "MM" + "a1".repeat(16);
  private static final String PICTURE = "the bytes of a picture";

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Queue<String> passwords = new ConcurrentLinkedQueue<>();
  private DisposableServer twilio;
  private DisposableServer gateway;
  private TwilioSettings settings;

  @BeforeEach
  void start() {
    twilio =
        serve(routes ->
            routes.get(
                "/2010-04-01/Accounts/" + ACCOUNT + "/Messages/{message}/Media/{medium}",
                this::give));
    settings = settings(ACCOUNT);
    gateway = serve(routes -> new TwilioMedia(settings, meters).apply(routes));
  }

  @AfterEach
  void stop() {
    gateway.disposeNow();
    twilio.disposeNow();
    http.close();
  }

  @Test
  void theAddressNamesNoAccountAndGivesTheMediumWithoutAPassword() throws Exception {
    var address = ours(medium("1"));

    var answer = get(address);

    assertThat(address.toString())
        .startsWith("https://hooks.example.com/twilio/media/" + MESSAGE + "-")
        .doesNotContain(ACCOUNT);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(PICTURE);
    assertThat(answer.headers().firstValue("content-type")).hasValue("image/jpeg");
    assertThat(answer.headers().map().toString()).doesNotContain(ACCOUNT);
  }

  @Test
  void whileATokenIsReplacedEitherOpens() throws Exception {
    get(ours(medium("1")));

    assertThat(passwords).containsExactly(basic("old"), basic("new"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?signature=", "?signature=00"})
  void nobodyElseGetsIt(String query) throws Exception {
    var address = URI.create(ours(medium("1")).toString().replaceFirst("\\?.*", query));

    assertThat(get(address).statusCode()).isEqualTo(403);
    assertThat(passwords).isEmpty();
  }

  @Test
  void thePermissionForOneMediumIsForNoOther() throws Exception {
    var one = ours(medium("1")).toString();

    assertThat(get(URI.create(one.replace(sid("1"), sid("2")))).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gone", "large", "strange", "inside", "forbidden"})
  void whatTwilioDoesNotGiveIsNotPassedOn(String kind) throws Exception {
    assertThat(get(ours(medium(kind))).statusCode()).isEqualTo(502);
    assertThat(
            meters
                .counter("centralita.gateway.media", "carrier", "twilio", "outcome", "unavailable")
                .count())
        .isEqualTo(1);
  }

  @Test
  void whatIsNoMediumOfThisAccountStaysWhereItIs() {
    var elsewhere = "https://api.twilio.com/2010-04-01/Accounts/AC9/Messages/MM1/Media/ME1";

    for (var url : List.of(elsewhere, "https://example.com/a.jpg", medium("1") + "/../x")) {
      assertThat(ours(url)).isEqualTo(URI.create(url));
    }
  }

  @Test
  void withoutTheAccountTheyStayAtTwilio() {
    settings = settings("");

    assertThat(ours(medium("1"))).isEqualTo(URI.create(medium("1")));
  }

  private URI ours(String twilios) {
    var picture = new Media(URI.create(twilios), "image/jpeg");
    var content = new MessageContent("La fuga", List.of(picture), null, null);
    return new MediaPlaces(settings.media()).ours(content).media().getFirst().url();
  }

  private String medium(String kind) {
    return "http://127.0.0.1:%d/2010-04-01/Accounts/%s/Messages/%s/Media/%s"
        .formatted(twilio.port(), ACCOUNT, MESSAGE, sid(kind));
  }

  private static String sid(String kind) {
    return "ME" + kind + "0".repeat(32 - kind.length());
  }

  private TwilioSettings settings(String account) {
    return new TwilioSettings(
        List.of(),
        new TwilioSettings.Media(
            account,
            List.of("first:old", "second:new"),
            URI.create("http://127.0.0.1:" + twilio.port()),
            List.of("twiliocdn.com"),
            "/twilio/media",
            URI.create("https://hooks.example.com/twilio/media"),
            DataSize.ofBytes(40)));
  }

  private Mono<Void> give(HttpServerRequest request, HttpServerResponse response) {
    var password = request.requestHeaders().get("Authorization");
    passwords.add(password);
    if (!basic("new").equals(password)) {
      return response.status(401).send().then();
    }
    var medium = request.param("medium");
    return switch (medium.substring(2, medium.indexOf('0'))) {
      case "gone" -> response.status(404).send().then();
      case "forbidden" -> response.status(403).send().then();
      case "strange" ->
          response.status(307).header("Location", "https://twiliocdn.com.example/x").send().then();
      case "inside" ->
          response.status(307).header("Location", "http://169.254.169.254/latest").send().then();
      case "large" ->
          response
              .header("Content-Type", "image/jpeg")
              .header("Content-Length", "220")
              .sendString(Mono.just(PICTURE.repeat(10)))
              .then();
      default ->
          response.header("Content-Type", "image/jpeg").sendString(Mono.just(PICTURE)).then();
    };
  }

  private static String basic(String token) {
    var pair = (ACCOUNT + ":" + token).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private HttpResponse<String> get(URI address) throws Exception {
    var here =
        URI.create(
            address
                .toString()
                .replace("https://hooks.example.com", "http://127.0.0.1:" + gateway.port()));
    return http.send(HttpRequest.newBuilder(here).build(), BodyHandlers.ofString());
  }

  private static DisposableServer serve(Consumer<HttpServerRoutes> routes) {
    return HttpServer.create().host("127.0.0.1").port(0).route(routes).bindNow();
  }
}
