package io.centralita.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.DeliveryReceipt.DeliveryReported;
import io.centralita.contracts.gateway.DeliveryStatus;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.values.Carrier;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What only Meta does: the handshake, batches, statuses.
class MetaIT extends RunningGateway {
  private static final String SEND = "11111111-2222-8333-8444-555555555555";

  @Test
  void whoKnowsTheTokenGetsTheChallengeBack() {
    var answer = ask("subscribe", TestGateway.VERIFY_TOKEN, "1158201444");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("1158201444");
  }

  @ParameterizedTest
  @CsvSource({
    "subscribe, sesamo, 1158201444, 403",
    "subscribe, '', 1158201444, 403",
    "unsubscribe, sésamo ábrete, 1158201444, 400",
    "subscribe, sésamo ábrete, <script>, 400",
    "subscribe, sésamo ábrete, '', 400"
  })
  void whoDoesNotGetsNothing(String mode, String token, String challenge, int status) {
    var answer = ask(mode, token, challenge);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).doesNotContain("1158201444", "<script>");
  }

  @Test
  void aBatchIsManyEventsAndWhatCannotBeReadHoldsUpNothing() {
    var answer = InboundCarrier.META.post(port, file("batch"));

    assertThat(answer.statusCode()).isEqualTo(200);
    for (var id : List.of("batch1", "batch2", "batch3", "batchContacts", "batchOdd")) {
      assertThat(of(Topics.MESSAGES, InboundCarrier.META.published(id))).as(id).hasSize(1);
    }
    assertThat(message("batch3").content().reaction()).isEqualTo("👍");
    assertThat(message("batch3").repliedTo()).isEqualTo(InboundCarrier.META.published("quoted"));
    assertThat(message("batchContacts").content().unsupported()).isEqualTo("contacts");
    assertThat(message("batchOdd").content().unsupported()).isEqualTo("image");
    assertThat(of(Topics.MESSAGES, InboundCarrier.META.published("batchNobody"))).isEmpty();
    assertThat(topics.records(Topics.MESSAGES.name()))
        .allSatisfy(record -> assertThat(text(record)).doesNotContain("955512345"));
    assertThat(of(Topics.RECEIPTS, InboundCarrier.META.published("batchSent"))).hasSize(1);
  }

  @Test
  void aNumberThatIsNotKnownYetMakesMetaDeliverTheWholeBatchAgain() {
    var payload = file("two-numbers");

    var answer = InboundCarrier.META.post(port, payload);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(of(Topics.MESSAGES, InboundCarrier.META.published("known"))).hasSize(1);
    assertThat(of(Topics.MESSAGES, InboundCarrier.META.published("unknown"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"sent, SENT", "delivered, DELIVERED", "read, READ", "played, READ", "failed, FAILED"})
  void aStatusIsThatOfTheSendThatItNames(String word, DeliveryStatus status) {
    var payload = status(word, SEND, "status" + word);

    assertThat(InboundCarrier.META.post(port, payload).statusCode()).isEqualTo(200);

    var id = InboundCarrier.META.published("status" + word);
    var record = only(Topics.RECEIPTS, id);
    assertThat(record.key()).isEqualTo(SEND);
    assertThat(decoded(Topics.RECEIPTS, record).id()).isEqualTo(EventIds.derived("meta", id, word));
    var report = (DeliveryReported) decoded(Topics.RECEIPTS, record).data();
    assertThat(report.status()).isEqualTo(status);
    assertThat(report.carrier()).isEqualTo(Carrier.META);
    assertThat(report.errorCode()).isEqualTo(word.equals("failed") ? "131047" : null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deleted", "teleported"})
  void aStatusThatSaysNothingNewAndSomebodyElsesAreThankedFor(String word) {
    assertThat(InboundCarrier.META.post(port, status(word, SEND, "other")).statusCode())
        .isEqualTo(200);
    assertThat(InboundCarrier.META.post(port, status("sent", "campaign-7", "other")).statusCode())
        .isEqualTo(200);
    assertThat(of(Topics.RECEIPTS, InboundCarrier.META.published("other"))).isEmpty();
  }

  @Test
  void theSecretThatComesNextIsTakenToo() {
    var body = InboundCarrier.META.payload("text", "nextkey");
    var signature =
        "sha256="
            + InboundCarrier.hmac(
                "HmacSHA256", TestGateway.TOKEN, body.getBytes(StandardCharsets.UTF_8));

    var answer =
        InboundCarrier.send(
            HttpRequest.newBuilder(at(""))
                .header("X-Hub-Signature-256", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private MessageReceived message(String name) {
    var record = only(Topics.MESSAGES, InboundCarrier.META.published(name));
    return (MessageReceived) decoded(Topics.MESSAGES, record).data();
  }

  private static String file(String kind) {
    var text = InboundCarrier.META.payload(kind, "");
    for (var id :
        List.of(
            "batch1",
            "batch2",
            "batch3",
            "batchContacts",
            "batchOdd",
            "batchNobody",
            "batchSent",
            "known",
            "unknown")) {
      text = text.replace("{{" + id + "}}", InboundCarrier.META.id(id));
    }
    return text;
  }

  private static String status(String word, String send, String name) {
    return InboundCarrier.META
        .payload("status", name)
        .replace("{{status}}", word)
        .replace("{{send}}", send)
        .replace("\"errors\"", word.equals("failed") ? "\"errors\"" : "\"none\"");
  }

  private HttpResponse<String> ask(String mode, String token, String challenge) {
    var query =
        "?hub.mode="
            + encoded(mode)
            + "&hub.verify_token="
            + encoded(token)
            + "&hub.challenge="
            + encoded(challenge);
    return InboundCarrier.send(HttpRequest.newBuilder(at(query)).build());
  }

  private URI at(String query) {
    return URI.create("http://127.0.0.1:" + port + "/meta/webhooks" + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
