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

  private void receives(
      String person, Carrier carrier, @Nullable String chat, Instant sentAt, MessageContent what) {
    var from = routing.address(Channel.WHATSAPP, person);
    var id = UUID.randomUUID();
    routing.publish(
        Topics.MESSAGES,
        id,
        SendCommand.orderKey(from, PROXY),
        new MessageReceived(
            RunningRouting.TENANT,
            carrier,
            "m" + id,
            from,
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
            null));
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
