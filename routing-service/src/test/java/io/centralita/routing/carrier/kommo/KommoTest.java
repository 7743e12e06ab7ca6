package io.centralita.routing.carrier.kommo;

import static io.centralita.routing.carrier.CarrierServer.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.SendId;
import io.centralita.routing.carrier.CarrierServer;
import io.centralita.routing.carrier.CarrierServer.Behaviour;
import io.centralita.routing.carrier.CarrierServer.Reply;
import io.centralita.routing.carrier.Evidence;
import io.centralita.routing.carrier.Parcel;
import io.centralita.routing.carrier.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class KommoTest {
  private static final SendId SEND = new SendId(UUID.randomUUID());
  private static final Instant SINCE = KommoDialect.NOW.minus(Duration.ofMinutes(2));

  private final CarrierServer server = new CarrierServer();
  private final Route route =
      new Route(
          new ConversationId(UUID.randomUUID()),
          "8e4d4baa-9e6c-4a88-838a-5f62be227bdc",
          Channel.WHATSAPP,
          Identity.of("+51987654321"),
          new BusinessNumber("+5117000003"),
          "scope-1");

  @AfterEach
  void close() {
    server.close();
  }

  /// The date, the content and the secret are fixed here; the signature was made with `openssl dgst
  /// -sha1 -hmac`.
  @Test
  void aRequestIsSignedAsKommoWantsIt() {
    var headers =
        KommoSigned.headers(
            "POST",
            "/v2/origin/custom/scope-1",
            "{\"a\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            KommoDialect.NOW,
            "channel-secret");

    assertThat(headers)
        .containsEntry("Date", "Fri, 20 Nov 2026 15:00:00 +0000")
        .containsEntry("Content-MD5", "bb6cb5c68df4652941caf652a366f2d8")
        .containsEntry("X-Signature", "da09e2f688aa34d6c0c1fd60a9db48ad583720c6");
  }

  @Test
  void theBodyIsTheOneThatWasSigned() throws Exception {
    server.does(answering(new KommoDialect().taken("M1")));

    new KommoDialect().line(server.url()).handOver(new Parcel(SEND, route, Parcel.Text.of("Hola")));

    var request = server.requests().getFirst();
    var body = request.body().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(request.path()).isEqualTo("/v2/origin/custom/scope-1");
    assertThat(
            KommoSigned.headers("POST", request.path(), body, KommoDialect.NOW, "channel-secret"))
        .containsEntry("Content-MD5", request.header("Content-md5"))
        .containsEntry("X-Signature", request.header("X-signature"))
        .containsEntry("Content-Type", request.header("Content-type"));
    var payload = JsonMapper.shared().readTree(request.body()).path("payload");
    assertThat(payload.path("conversation_id").asString())
        .isEqualTo(route.conversation().toString());
    assertThat(payload.path("conversation_ref_id").asString()).isEqualTo(route.chat());
    assertThat(payload.path("sender").path("ref_id").asString()).isEqualTo("bot");
  }

  @Test
  void aMessageThatKommoHasIsFoundByOurIdInItsHistory() {
    server.does(
        history(
            IntStream.range(0, 70)
                .mapToObj(i -> i == 60 ? SEND.toString() : "x" + i)
                .map(id -> entry(id, KommoDialect.NOW))
                .toArray(String[]::new)));

    assertThat(new KommoDialect().line(server.url()).evidence(SEND, route, SINCE))
        .isEqualTo(new Evidence.Known(Optional.of("kommo-" + SEND)));
  }

  @Test
  void aMessageThatIsNotInTheHistoryWasNotTaken() {
    server.does(
        history(entry("another", KommoDialect.NOW), entry("before", SINCE.minusSeconds(9))));

    assertThat(new KommoDialect().line(server.url()).evidence(SEND, route, SINCE))
        .isEqualTo(new Evidence.Known(Optional.empty()));
  }

  @Test
  void aKommoThatDoesNotSayLeavesTheQuestionOpen() {
    server.does(answering(new Reply(500, "")));

    assertThatThrownBy(() -> new KommoDialect().line(server.url()).evidence(SEND, route, SINCE))
        .isInstanceOf(IllegalStateException.class);
  }

  private static String entry(String id, Instant at) {
    return """
    {"timestamp": %d, "message": {"id": "kommo-%s", "client_id": "%s", "type": "text"}}
    """
        .formatted(at.getEpochSecond(), id, id);
  }

  /// Kommo's chat `c-1`, newest first, fifty a page.
  private static Behaviour history(String... entries) {
    return (request, exchange) -> {
      if (request.method().equals("POST")) {
        answering(new Reply(200, "{\"id\": \"c-1\"}")).on(request, exchange);
        return;
      }
      var offset = Integer.parseInt(request.path().replaceAll(".*offset=(\\d+).*", "$1"));
      assertThat(request.path()).startsWith("/v2/origin/custom/scope-1/chats/c-1/history?");
      var page =
          java.util.Arrays.stream(entries).skip(offset).limit(50).collect(Collectors.joining(","));
      answering(new Reply(200, "{\"messages\": [" + page + "]}")).on(request, exchange);
    };
  }
}
