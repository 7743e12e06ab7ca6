package io.centralita.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.twilio.security.RequestValidator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of what the business sends.
class MessagesIT {
  private static FakeGateway gateway;
  private static RunningSimulator simulator;
  private static final AtomicInteger PEOPLE = new AtomicInteger(910_000_000);

  private final String person = "+51" + PEOPLE.incrementAndGet();

  @BeforeAll
  static void start() {
    gateway = new FakeGateway();
    simulator = new RunningSimulator(gateway.url("/messages"));
  }

  @AfterAll
  static void stop() {
    simulator.close();
    gateway.close();
  }

  @Test
  void theStepsOfAMessageAreAnnouncedInOrderAndSigned() throws IOException {
    simulator.send(person, "hola", gateway.url("/status?send=1%2F2"));

    await().until(() -> statuses().size() == 3);

    assertThat(statuses()).containsExactly("queued", "sent", "delivered");
    var first = gateway.about(person, "/status").getFirst();
    assertThat(
            new RequestValidator(RunningSimulator.TOKEN)
                .validate(gateway.url(first.uri()), first.fields(), first.signature()))
        .isTrue();
  }

  @Test
  void aWhatsAppMessageIsReadWhenItsChatIsLookedAt() throws IOException {
    simulator.write(person, "hola");
    simulator.send("whatsapp:" + person, "¿sí?", gateway.url("/status"));
    await().until(() -> statuses().contains("delivered"));

    simulator.call(
        "POST",
        "/simulator/phones/" + person + "/read",
        "{\"business\":\"" + RunningSimulator.MAIN + "\",\"channel\":\"whatsapp\"}");

    await().until(() -> statuses().contains("read"));
    assertThat(gateway.about(person, "/status").getLast().fields())
        .containsEntry("EventType", "READ")
        .containsEntry("ChannelPrefix", "whatsapp");
  }

  @Test
  void freeTextOutsideTheWindowFailsLater() throws IOException {
    var answer = simulator.send("whatsapp:" + person, "hola", gateway.url("/status"));

    assertThat(answer.statusCode()).isEqualTo(201);
    await().until(() -> statuses().contains("undelivered"));
    assertThat(gateway.about(person, "/status").getLast().fields())
        .containsEntry("ErrorCode", "63016");
    assertThat(simulator.read("/simulator/phones/" + person).path("chats")).isEmpty();
  }

  @Test
  void theWindowClosesADayAfterThePersonWrote() throws IOException {
    simulator.write(person, "hola");
    simulator.send("whatsapp:" + person, "dentro", gateway.url("/status"));
    await().until(() -> statuses().contains("delivered"));

    simulator.advance(Duration.ofHours(24));
    simulator.send("whatsapp:" + person, "fuera", gateway.url("/status"));

    await().until(() -> statuses().contains("undelivered"));
  }

  @Test
  void whoWritesStopGetsNoMoreSmsUntilStart() throws IOException {
    simulator.fromPhone(person, Map.of("body", "stop", "channel", "sms"));
    assertThat(code(simulator.send(person, "hola", ""))).isEqualTo(21610);

    simulator.fromPhone(person, Map.of("body", "START", "channel", "sms"));

    assertThat(simulator.send(person, "hola", "").statusCode()).isEqualTo(201);
  }

  @Test
  void listsPageThroughOneAddressNewestFirst() throws IOException {
    for (var text : List.of("1", "2", "3", "4", "5")) {
      simulator.send(person, text, "");
    }
    var path = "/2010-04-01/Accounts/" + RunningSimulator.ACCOUNT + "/Messages.json";

    var bodies = new ArrayList<String>();
    var next = path + "?PageSize=2&To=%2B" + person.substring(1);
    while (next != null) {
      var page = simulator.json(simulator.get(next));
      bodies.addAll(page.path("messages").findValuesAsString("body"));
      next = page.path("next_page_uri").asStringOpt().orElse(null);
      // What comes meanwhile does not move the pages.
      simulator.send(person, "nuevo", "");
    }

    assertThat(bodies).containsExactly("5", "4", "3", "2", "1");
  }

  @Test
  void filtersByDay() throws IOException {
    simulator.send(person, "hoy", "");
    var today = java.time.LocalDate.now(java.time.ZoneOffset.UTC);
    var path =
        "/2010-04-01/Accounts/"
            + RunningSimulator.ACCOUNT
            + "/Messages.json?To=%2B"
            + person.substring(1);

    assertThat(found(path + "&DateSent%3E=" + today.minusDays(1))).isEqualTo(1);
    assertThat(found(path + "&DateSent%3C=" + today.minusDays(1))).isZero();
    assertThat(found(path + "&DateSent%3E=" + today.plusDays(9))).isZero();
  }

  @Test
  void strangersGetNoAnswer() throws IOException {
    var path = "/2010-04-01/Accounts/" + RunningSimulator.ACCOUNT + "/Messages.json";

    var answer = simulator.exchange(simulator.request(path).GET());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(code(answer)).isEqualTo(20003);
    assertThat(code(simulator.get(path.replace("Messages", "Messages/SM0")))).isEqualTo(20404);
  }

  @Test
  void chatsAndTemplatesSurviveARestart(@TempDir Path folder) throws IOException {
    var keep = RunningSimulator.keepingIn(folder);
    try (var before = new RunningSimulator(gateway.url("/messages"), keep)) {
      before.write(person, "hola");
      var sent = before.json(before.send("whatsapp:" + person, "¿sí?", "")).path("sid").asString();
      await()
          .until(() ->
              before
                  .read("/simulator/messages/" + sent)
                  .path("status")
                  .asString()
                  .equals("delivered"));
    }

    try (var after = new RunningSimulator(gateway.url("/messages"), keep)) {
      assertThat(after.read("/simulator/phones/" + person).findValuesAsString("body"))
          .containsExactly("hola", "¿sí?");
      after.send("whatsapp:" + person, "la ventana sigue abierta", "");
      await()
          .until(() ->
              after.read("/simulator/phones/" + person).findValuesAsString("body").size() == 3);
    }
  }

  @Test
  void whatWasUnderWayAtAStopArrivesAfterIt(@TempDir Path folder) throws IOException {
    var keep = RunningSimulator.keepingIn(folder);
    try (var before =
        new RunningSimulator(
            gateway.url("/messages"),
            keep,
            "--simulator.statuses.sent-after=1h",
            "--simulator.webhook-url=http://localhost:1/nobody#rc=5&rp=all",
            "--simulator.webhook.pauses=1h")) {
      before.send(person, "un SMS", "");
      before.send("whatsapp:" + person, "fuera de la ventana", "");
      before.write(person, "hola");
    }

    try (var after = new RunningSimulator(gateway.url("/messages"), keep)) {
      await()
          .until(() ->
              after
                  .read("/simulator/phones/" + person)
                  .findValuesAsString("body")
                  .contains("un SMS"));
      await().until(() -> gateway.about(person, "/messages").size() == 1);
      var statuses = new HashMap<String, String>();
      var list = "/2010-04-01/Accounts/" + RunningSimulator.ACCOUNT + "/Messages.json";
      await()
          .until(() -> {
            for (var message : after.json(after.get(list)).path("messages")) {
              statuses.put(message.path("body").asString(), message.path("status").asString());
            }
            return "undelivered".equals(statuses.get("fuera de la ventana"));
          });
      assertThat(statuses).containsEntry("un SMS", "delivered");
    }
  }

  @Test
  void theOldestMessagesAreForgotten() throws IOException {
    try (var small = new RunningSimulator(gateway.url("/messages"), "--simulator.history=10")) {
      for (var text = 0; text < 25; text++) {
        small.send(person, Integer.toString(text), "");
      }

      assertThat(small.read("/simulator/messages").findValuesAsString("body"))
          .hasSize(10)
          .startsWith("15")
          .endsWith("24");
    }
  }

  private static int found(String path) throws IOException {
    return simulator.json(simulator.get(path)).path("messages").size();
  }

  private static int code(java.net.http.HttpResponse<String> answer) {
    return simulator.json(answer).path("code").asInt();
  }

  private List<String> statuses() {
    return gateway.about(person, "/status").stream()
        .map(webhook -> webhook.value("MessageStatus"))
        .toList();
  }
}
