package io.centralita.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a client and the business see on a bad day.
class FaultsIT {
  private static FakeGateway gateway;
  private static RunningSimulator simulator;
  private static final AtomicInteger PEOPLE = new AtomicInteger(920_000_000);

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

  @AfterEach
  void allIsWell() throws IOException {
    simulator.call("DELETE", "/simulator/faults", "");
  }

  @Test
  void aResetBeforeAcceptingLeavesNoMessage() throws IOException {
    simulator.fault("{\"kind\":\"reset-before\",\"remaining\":1}");

    assertThatThrownBy(() -> send("hola")).isInstanceOf(IOException.class);

    assertThat(onRecord()).isEmpty();
    assertThat(send("otra vez").statusCode()).isEqualTo(201);
  }

  @Test
  void aResetAfterAcceptingStillDelivers() throws IOException {
    simulator.fault("{\"kind\":\"reset-after\",\"remaining\":1}");

    assertThatThrownBy(() -> send("hola")).isInstanceOf(IOException.class);

    assertThat(onRecord()).containsExactly("hola");
    await()
        .until(() ->
            simulator
                .read("/simulator/phones/" + person)
                .findValuesAsString("body")
                .contains("hola"));
  }

  @Test
  void aResetIsATcpResetAndNoProperEnd() throws IOException {
    simulator.fault("{\"kind\":\"reset-after\",\"operation\":\"list\"}");

    try (var socket = new Socket("localhost", simulator.port())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(simulator.rawList().getBytes(StandardCharsets.US_ASCII));

      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
  }

  @Test
  void aSlowAnswerComesAfterTheMessage() throws IOException {
    simulator.fault("{\"kind\":\"delay\",\"remaining\":1,\"delayMillis\":400}");

    var started = System.nanoTime();
    var answer = send("hola");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofMillis(390));
  }

  @Test
  void tooManyRequestsAndServerErrorsDoNothing() throws IOException {
    simulator.fault("{\"kind\":\"too-many-requests\",\"remaining\":1}");
    var tooMany = send("hola");
    simulator.fault("{\"kind\":\"server-error\",\"remaining\":1,\"status\":502}");
    var broken = send("hola");

    assertThat(tooMany.statusCode()).isEqualTo(429);
    assertThat(simulator.json(tooMany).path("code").asInt()).isEqualTo(20429);
    assertThat(broken.statusCode()).isEqualTo(502);
    assertThat(onRecord()).isEmpty();
  }

  @Test
  void aFaultForOneNumberLeavesOthersAlone() throws IOException {
    simulator.fault("{\"kind\":\"server-error\",\"number\":\"+51999999999\"}");

    assertThat(send("hola").statusCode()).isEqualTo(201);
  }

  @Test
  void statusesComeInReverse() throws IOException {
    simulator.fault("{\"kind\":\"status-reversed\",\"remaining\":1}");

    send("hola");

    await().until(() -> statuses().size() == 3);
    assertThat(statuses()).containsExactly("delivered", "sent", "queued");
  }

  @Test
  void statusesComeTwice() throws IOException {
    simulator.fault("{\"kind\":\"status-repeated\",\"remaining\":1}");

    send("hola");

    await().until(() -> statuses().size() == 6);
    assertThat(statuses())
        .containsExactly("queued", "queued", "sent", "sent", "delivered", "delivered");
  }

  @Test
  void statusesGetLostThoughTheMessageArrives() throws IOException {
    simulator.fault("{\"kind\":\"status-lost\",\"remaining\":1}");

    send("hola");
    await()
        .until(() ->
            simulator
                .read("/simulator/messages?phone=%2B" + person.substring(1))
                .get(0)
                .path("status")
                .asString()
                .equals("delivered"));
    send("otra");

    await().until(() -> statuses().size() == 3);
    assertThat(gateway.about(person, "/status"))
        .extracting(webhook -> webhook.value("MessageSid"))
        .containsOnly(
            simulator
                .read("/simulator/messages?phone=%2B" + person.substring(1))
                .get(1)
                .path("sid")
                .asString());
  }

  @Test
  void aMessageCanStayUndelivered() throws IOException {
    simulator.fault("{\"kind\":\"undelivered\",\"remaining\":1,\"errorCode\":63018}");

    send("hola");

    await().until(() -> statuses().contains("undelivered"));
    assertThat(gateway.about(person, "/status").getLast().fields())
        .containsEntry("ErrorCode", "63018");
  }

  @Test
  void senselessFaultsAreRefused() throws IOException {
    var answer =
        simulator.call("POST", "/simulator/faults", "{\"kind\":\"delay\",\"probability\":7}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  private java.net.http.HttpResponse<String> send(String body) throws IOException {
    return simulator.send(person, body, gateway.url("/status"));
  }

  private List<String> onRecord() throws IOException {
    return simulator
        .read("/simulator/messages?phone=%2B" + person.substring(1))
        .findValuesAsString("body");
  }

  private List<String> statuses() {
    return gateway.about(person, "/status").stream()
        .map(webhook -> webhook.value("MessageStatus"))
        .toList();
  }
}
