package io.centralita.routing.sending;

import static io.centralita.routing.FakeTwilio.resetAfterTaking;
import static io.centralita.routing.FakeTwilio.resetBeforeTaking;
import static io.centralita.routing.RunningRouting.CLOCK;
import static io.centralita.routing.RunningRouting.PROXY;
import static io.centralita.routing.RunningRouting.TENANT;
import static io.centralita.routing.RunningRouting.somebody;
import static io.centralita.routing.RunningRouting.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.gateway.DeliveryStatus;
import io.centralita.contracts.routing.ConversationChange.SendDecided;
import io.centralita.contracts.routing.Delivery.DeliveryAdvanced;
import io.centralita.contracts.routing.Delivery.MessageHandedOver;
import io.centralita.contracts.values.SendId;
import io.centralita.routing.FakeTwilio.Fault;
import io.centralita.routing.RunningRouting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Sends of which nobody can say whether the carrier has them.
class UnsettledIT {
  private static final Duration PAST_THE_PATIENCE = Duration.ofMinutes(11);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final RunningRouting routing = RunningRouting.shared();
  private final String person = somebody();

  @BeforeEach
  void trustTheCarrier() {
    routing.trustTheCarrierAgain();
    routing.twilio.failsToList(person, true);
  }

  @AfterEach
  void listAgain() {
    routing.twilio.failsToList(person, false);
  }

  @Test
  void whatStaysUnknownIsShownAndNoLongerHoldsBackWhatFollows() throws Exception {
    var send = stuck(resetAfterTaking(), "uno");
    var next = routing.sends(Channel.SMS, person, PROXY, words("dos"));

    await().until(() -> routing.state(next).equals("accepted"));
    assertThat(routing.texts(person)).containsExactly("uno", "dos");
    assertThat(get("/sends?state=unknown").body()).contains(send.toString()).doesNotContain(person);
    assertThat(get("/sends/" + send).body()).contains("\"state\":\"unknown\"", "\"stuckAt\":\"");
  }

  @Test
  void anOperatorWhoSaysThatItIsThereEndsTheSearch() throws Exception {
    var send = stuck(resetAfterTaking(), "uno");

    var answer = decide(send, "taken", "seen on the phone");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"state\":\"accepted\"", "\"by\":\"test\"", "seen on the phone");
    assertThat(decide(send, "try-again", "too late").statusCode()).isEqualTo(409);
    assertThat(routing.changes(routing.conversation(send), 1))
        .singleElement()
        .isInstanceOfSatisfying(
            SendDecided.class,
            decided -> {
              assertThat(decided.send()).isEqualTo(send);
              assertThat(decided.decision()).isEqualTo("taken");
              assertThat(decided.reason()).isEqualTo("seen on the phone");
              assertThat(decided.by()).isEqualTo("test");
            });
    var sid = routing.twilio.to(person).getFirst().sid();
    routing.reports(send, sid, DeliveryStatus.DELIVERED, null);
    await().until(() -> routing.deliveries(send).size() == 2);
    assertThat(routing.deliveries(send))
        .hasExactlyElementsOfTypes(MessageHandedOver.class, DeliveryAdvanced.class);
    assertThat(routing.twilio.posts(person)).isEqualTo(1);
  }

  @Test
  void anOperatorWhoSaysThatItIsNotThereHasItSentAgain() throws Exception {
    var send = stuck(resetBeforeTaking(), "uno");

    assertThat(decide(send, "try-again", "not in the carrier's console").statusCode())
        .isEqualTo(200);

    await().until(() -> routing.state(send).equals("accepted"));
    assertThat(routing.texts(person)).containsExactly("uno");
  }

  @Test
  void aReceiptStillSettlesIt() {
    var send = stuck(resetAfterTaking(), "uno");

    routing.reports(send, routing.twilio.to(person).getFirst().sid(), DeliveryStatus.SENT, null);

    await().until(() -> routing.state(send).equals("sent"));
  }

  @Test
  void twoEqualTextsThatAreBothUnknownAreNotTakenForOneAnother() {
    routing.twilio.fail(person, resetBeforeTaking(), resetAfterTaking());
    var first = routing.sends(Channel.SMS, person, PROXY, words("ok"));
    await().until(() -> routing.state(first).equals("unknown"));
    CLOCK.advance(PAST_THE_PATIENCE);
    var second = routing.sends(Channel.SMS, person, PROXY, words("ok"));
    await().until(() -> routing.state(second).equals("unknown"));

    // The list shows the second; nothing in it says so.
    routing.twilio.failsToList(person, false);
    CLOCK.advance(PAST_THE_PATIENCE);
    await().until(() -> stuck(second));
    assertThat(routing.state(first)).isEqualTo("unknown");
    routing.reports(
        second, routing.twilio.to(person).getFirst().sid(), DeliveryStatus.DELIVERED, null);

    await().until(() -> routing.state(second).equals("delivered"));
    CLOCK.advance(PAST_THE_PATIENCE);
    await().until(() -> routing.state(first).equals("accepted"));
    assertThat(routing.texts(person)).containsExactly("ok", "ok");
  }

  @Test
  void nobodyDecidesWithoutTheRightToOrAReason() throws Exception {
    var send = stuck(resetAfterTaking(), "uno");

    assertThat(
            post(send, "{\"decision\":\"taken\",\"reason\":\"x\"}", "aliado", "sends:read")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            post(send, "{\"decision\":\"taken\",\"reason\":\"x\"}", "other", "sends:write")
                .statusCode())
        .isEqualTo(404);
    assertThat(decide(send, "taken", " ").body()).contains("reason-missing");
    assertThat(decide(send, "taken", "told by +51 999 888 777").body())
        .contains("reason-with-number");
    assertThat(decide(send, "guess", "x").body()).contains("decision-unknown");
    assertThat(
            post(
                    send,
                    """
                    {"decision": "taken", "reason": "x", "carrierMessageId": "+51999888777"}
                    """,
                    "aliado",
                    "sends:write")
                .body())
        .contains("carrier-message-id-malformed");
    assertThat(get("/sends?state=nowhere").body()).contains("state-unknown");
    assertThat(routing.state(send)).isEqualTo("unknown");
  }

  private SendId stuck(Fault fault, String text) {
    routing.twilio.fail(person, fault);
    var send = routing.sends(Channel.SMS, person, PROXY, words(text));
    await().until(() -> routing.state(send).equals("unknown"));
    CLOCK.advance(PAST_THE_PATIENCE);
    await().until(() -> stuck(send));
    return send;
  }

  private boolean stuck(SendId send) {
    return routing.count(
            "SELECT count(*) FROM sends WHERE id = '" + send + "' AND stuck_at IS NOT NULL")
        == 1;
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(request(path, TENANT.value(), "sends:read").build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> decide(SendId send, String decision, String reason)
      throws IOException, InterruptedException {
    var body = "{\"decision\":\"%s\",\"reason\":\"%s\"}".formatted(decision, reason);
    return post(send, body, TENANT.value(), "sends:write");
  }

  private HttpResponse<String> post(SendId send, String body, String tenant, String scope)
      throws IOException, InterruptedException {
    return HTTP.send(
        request("/sends/" + send + "/decision", tenant, scope)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String tenant, String scope) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + routing.port() + path))
        .header("Authorization", "Bearer " + RunningRouting.token(tenant, scope));
  }
}
