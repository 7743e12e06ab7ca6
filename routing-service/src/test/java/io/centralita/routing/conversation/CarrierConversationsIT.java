package io.centralita.routing.conversation;

import static io.centralita.routing.RunningRouting.PROXY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.gateway.MessageContent.Forwarding;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.routing.SendCommand;
import io.centralita.contracts.values.Carrier;
import io.centralita.routing.RunningRouting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What comes over one carrier or another.
class CarrierConversationsIT {
  private final RunningRouting routing = RunningRouting.shared();

  @Test
  void eachCarrierHasAConversationOfItsOwnAndAWindowFromWhenThePersonWrote() throws Exception {
    var person = routing.somebodyWhoWrote(PROXY);
    var wrote = RunningRouting.CLOCK.instant().minus(Duration.ofHours(20));
    receives(person, Carrier.META, null, wrote, MessageContent.text("por Meta"));
    receives(person, Carrier.KOMMO, "chat-7", wrote, MessageContent.text("por Kommo"));
    await().until(() -> routing.interpretations(person).size() == 3);

    var entries = new HashMap<String, String>();
    for (var interpreted : routing.interpretations(person)) {
      entries.put(
          interpreted.message().carrier().code(),
          get("/conversations/" + interpreted.conversation()).body());
    }

    assertThat(entries).containsOnlyKeys("twilio", "meta", "kommo");
    assertThat(entries.get("kommo")).contains("\"chat\":\"chat-7\"");
    assertThat(entries.get("meta"))
        .contains(
            "\"chat\":null",
            "\"lastUserMessageAt\":\"" + wrote,
            "\"windowUntil\":\"" + wrote.plus(Duration.ofHours(24)));
  }

  @Test
  void whatAMessageWasBesideItsTextIsKept() throws Exception {
    var person = RunningRouting.somebody();
    var order =
        new MessageContent("", List.of(), null, null, null, null, Forwarding.OFTEN, null, "order");
    receives(person, Carrier.META, null, RunningRouting.CLOCK.instant(), order);
    await().until(() -> routing.interpretations(person).size() == 1);

    var messages =
        get(
            "/conversations/"
                + routing.interpretations(person).getFirst().conversation()
                + "/messages");

    assertThat(messages.body())
        .containsPattern("\"metadata\":\\{.*\"unsupported\": ?\"order\"")
        .containsPattern("\"forwarded\": ?\"OFTEN\"");
  }

  @Test
  void whatIsForwardedIsUnderstoodAsWrittenToTheMainNumberAndOpensNoWindow() throws Exception {
    var person = RunningRouting.somebody();
    var lost =
        received(
            person,
            Carrier.TWILIO,
            null,
            RunningRouting.CLOCK.instant(),
            MessageContent.text("necesito gasfitero en Miraflores"));
    routing.publish(
        Topics.FORWARDS,
        UUID.randomUUID(),
        SendCommand.orderKey(lost.from(), RunningRouting.MAIN),
        lost.forwardedTo(RunningRouting.MAIN));
    await().until(() -> routing.interpretations(person).size() == 1);

    var interpreted = routing.interpretations(person).getFirst();
    var path = "/conversations/" + interpreted.conversation();

    assertThat(interpreted.meaning()).isInstanceOf(Meaning.ServiceRequest.class);
    assertThat(interpreted.message().to()).isEqualTo(RunningRouting.MAIN);
    assertThat(get(path).body())
        .contains("\"windowUntil\":null", "\"lastUserMessageAt\":null", RunningRouting.MAIN.e164());
    assertThat(get(path + "/messages").body())
        .containsPattern("\"writtenTo\": ?\"\\" + PROXY.e164());
  }

  private void receives(
      String person, Carrier carrier, @Nullable String chat, Instant sentAt, MessageContent what) {
    var message = received(person, carrier, chat, sentAt, what);
    routing.publish(
        Topics.MESSAGES, UUID.randomUUID(), SendCommand.orderKey(message.from(), PROXY), message);
  }

  private MessageReceived received(
      String person, Carrier carrier, @Nullable String chat, Instant sentAt, MessageContent what) {
    return new MessageReceived(
        RunningRouting.TENANT,
        carrier,
        "m" + UUID.randomUUID(),
        routing.address(Channel.WHATSAPP, person),
        PROXY,
        NumberPurpose.PROXY,
        null,
        null,
        what,
        null,
        RunningRouting.CLOCK.instant(),
        chat,
        null,
        sentAt,
        null,
        null);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    var token = RunningRouting.token("aliado", "conversations:read");
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + routing.port() + path))
              .header("Authorization", "Bearer " + token)
              .build(),
          BodyHandlers.ofString());
    }
  }
}
