package io.centralita.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.twilio.security.RequestValidator;
import io.centralita.simulator.FakeGateway.Answer;
import io.centralita.simulator.FakeGateway.Webhook;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// People call, and a business answers with TwiML over HTTP.
class CallsIT {
  private static final AtomicInteger PEOPLE = new AtomicInteger(910_000_000);

  private static FakeGateway gateway;
  private static RunningSimulator simulator;

  private final String customer = "+51" + PEOPLE.incrementAndGet();
  private final String provider = "+51" + PEOPLE.incrementAndGet();
  private final String dial =
      """
      <Response><Dial callerId="+5117000001" timeout="20" answerOnBridge="true" action="/ended?lead=1&amp;x=2">
        <Number statusCallback="/progress" statusCallbackEvent="initiated ringing answered completed">%s</Number>
      </Dial></Response>
      """
          .formatted(provider);

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

  @BeforeEach
  void connects() {
    gateway.behave(
        webhook -> new Answer(200, webhook.uri().startsWith("/voice") ? dial : "<Response/>"));
  }

  @Test
  void twoPeopleTalkThroughANumberOfTheBusiness() throws IOException {
    var call = simulator.dial(customer, RunningSimulator.MAIN);
    var leg = ringing(provider);

    assertThat(leg.path("from").asString()).isEqualTo(RunningSimulator.MAIN);
    assertThat(leg.toString()).doesNotContain(customer);
    assertThat(simulator.does(provider, "answer", sid(leg))).isEqualTo(204);
    assertThat(status(call)).isEqualTo("in-progress");
    simulator.advance(Duration.ofSeconds(90));
    assertThat(simulator.does(provider, "hangup", sid(leg))).isEqualTo(204);
    await().until(() -> status(call).equals("completed"));

    var question = only("/voice", call);
    assertThat(question.fields())
        .containsEntry("From", customer)
        .containsEntry("To", RunningSimulator.MAIN)
        .containsEntry("CallStatus", "ringing")
        .containsEntry("Direction", "inbound")
        .containsEntry("ApiVersion", "2010-04-01")
        .containsEntry("FromCountry", "PE");
    var action = only("/ended", call);
    assertThat(action.uri()).isEqualTo("/ended?lead=1&x=2");
    assertThat(action.fields())
        .containsEntry("DialCallStatus", "completed")
        .containsEntry("DialCallSid", sid(leg))
        .containsEntry("DialCallDuration", "90");
    await().until(() -> posts("/progress", sid(leg)).size() == 4);
    assertThat(posts("/progress", sid(leg)))
        .extracting(post -> post.value("CallStatus"))
        .containsExactly("initiated", "ringing", "in-progress", "completed");
    assertThat(only("/voice-status", call).fields())
        .containsEntry("CallStatus", "completed")
        .containsEntry("CallDuration", "90");
    assertThat(List.of(question, action)).allMatch(CallsIT::isSigned);
  }

  @Test
  void aCallThatNobodyAnswersIsMissedWhenItsTimeIsUp() throws IOException {
    var call = simulator.dial(customer, RunningSimulator.MAIN);
    var leg = ringing(provider);

    simulator.advance(Duration.ofSeconds(20));

    await().until(() -> status(call).equals("no-answer"));
    assertThat(status(sid(leg))).isEqualTo("no-answer");
    assertThat(only("/ended", call).value("DialCallStatus")).isEqualTo("no-answer");
    assertThat(simulator.does(provider, "answer", sid(leg))).isEqualTo(409);
  }

  @Test
  void whoDeclinesIsBusyAndTheCallerHearsWhatTheBusinessSays() throws IOException {
    gateway.behave(webhook ->
        new Answer(
            200,
            webhook.uri().startsWith("/voice")
                ? dial
                : "<Response><Say language=\"es-MX\">No puede atender</Say></Response>"));
    var call = simulator.dial(customer, RunningSimulator.MAIN);

    simulator.does(provider, "hangup", sid(ringing(provider)));

    await().until(() -> heard(call).equals(List.of("No puede atender")));
    assertThat(only("/ended", call).value("DialCallStatus")).isEqualTo("busy");
    simulator.advance(Duration.ofSeconds(10));
    await().until(() -> status(call).equals("completed"));
  }

  @Test
  void aBusinessThatFailsIsAskedAtItsFallback() throws IOException {
    simulator.call(
        "PUT",
        "/simulator/numbers/+5117000077",
        "{\"voiceUrl\":\""
            + gateway.url("/broken")
            + "\",\"voiceFallbackUrl\":\""
            + gateway.url("/fallback")
            + "\"}");
    gateway.behave(webhook ->
        webhook.uri().startsWith("/broken")
            ? new Answer(503, "")
            : new Answer(200, "<Response><Reject reason=\"busy\"/></Response>"));

    var call = simulator.dial(customer, "+5117000077");

    await().until(() -> status(call).equals("busy"));
    assertThat(only("/fallback", call).fields())
        .containsEntry("ErrorCode", "11200")
        .containsEntry("ErrorUrl", gateway.url("/broken"));
  }

  @Test
  void withoutAnAnswerTheCallerHearsOfAnApplicationError() throws IOException {
    gateway.behave(_ -> new Answer(500, ""));

    var call = simulator.dial(customer, RunningSimulator.MAIN);

    await().until(() -> heard(call).size() == 1);
    assertThat(heard(call).getFirst()).contains("application error");
    assertThat(read(call).path("troubles").findValuesAsString("code")).containsExactly("11200");
  }

  @Test
  void aWebhookThatComesTwiceMakesOneCall() throws IOException {
    simulator.fault(
        "{\"kind\":\"webhook-repeated\",\"number\":\"" + customer + "\",\"remaining\":1}");

    var call = simulator.dial(customer, RunningSimulator.MAIN);

    ringing(provider);
    assertThat(posts("/voice", call)).hasSize(2);
    assertThat(simulator.read("/simulator/calls?phone=%2B" + provider.substring(1))).hasSize(1);
    simulator.does(customer, "hangup", call);
  }

  @Test
  void nobodyIsInTwoCallsAndNobodyAnswersForSomebodyElse() throws IOException {
    var call = simulator.dial(customer, RunningSimulator.MAIN);
    var leg = ringing(provider);

    assertThat(
            simulator
                .call(
                    "POST", "/simulator/phones/" + provider + "/calls", "{\"to\":\"+5117000001\"}")
                .statusCode())
        .isEqualTo(409);
    assertThat(simulator.does(customer, "answer", sid(leg))).isEqualTo(409);
    assertThat(simulator.does(customer, "answer", call)).isEqualTo(409);
    assertThat(simulator.does(customer, "hangup", call)).isEqualTo(204);
    await().until(() -> status(sid(leg)).equals("no-answer"));
  }

  @Test
  void aPhoneShowsItsCalls() throws IOException {
    var call = simulator.dial(customer, RunningSimulator.MAIN);
    simulator.does(customer, "hangup", call);

    var phone = simulator.read("/simulator/phones/" + customer);

    assertThat(phone.path("calls").findValuesAsString("sid")).containsExactly(call);
  }

  private static JsonNode ringing(String person) throws IOException {
    var path = "/simulator/calls?going=true&phone=%2B" + person.substring(1);
    await().until(() -> !simulator.read(path).isEmpty());
    return simulator.read(path).get(0);
  }

  private static JsonNode read(String sid) throws IOException {
    return simulator.read("/simulator/calls/" + sid);
  }

  private static String status(String sid) throws IOException {
    return read(sid).path("status").asString();
  }

  private static List<String> heard(String sid) throws IOException {
    return read(sid).path("heard").findValuesAsString("text");
  }

  private static String sid(JsonNode call) {
    return call.path("sid").asString();
  }

  private static Webhook only(String path, String sid) {
    await().until(() -> !posts(path, sid).isEmpty());
    assertThat(posts(path, sid)).hasSize(1);
    return posts(path, sid).getFirst();
  }

  private static List<Webhook> posts(String path, String sid) {
    return gateway.about("", path).stream()
        .filter(post -> post.uri().split("\\?", -1)[0].equals(path))
        .filter(post -> post.value("CallSid").equals(sid))
        .toList();
  }

  private static boolean isSigned(Webhook webhook) {
    return new RequestValidator(RunningSimulator.TOKEN)
        .validate(gateway.url(webhook.uri()), webhook.fields(), webhook.signature());
  }
}
