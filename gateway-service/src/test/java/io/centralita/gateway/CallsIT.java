package io.centralita.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.CallAnswer;
import io.centralita.contracts.gateway.CallChange.CallEnded;
import io.centralita.contracts.gateway.CallChange.CallReceived;
import io.centralita.contracts.gateway.CallOutcome;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.routing.SendCommand;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.CallId;
import io.centralita.gateway.twilio.Forms;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Calls to the numbers of a whole gateway.
@ExtendWith(OutputCaptureExtension.class)
class CallsIT extends RunningGateway {
  private static final String CALLS = "/twilio/calls";
  private static final String AGAIN = CALLS + "?waited=1";
  private static final String STATUS = CALLS + "/status";
  private static final String PROVIDER = "+51912345678";
  private static final String STRANGER = "+51911111111";
  private static final List<String> DIGITS = List.of(Forms.DIGITS, "912345678", "911111111");

  @BeforeEach
  void link() {
    if (dial("CAknown", PROVIDER).body().contains("<Dial")) {
      return;
    }
    topics.publish(Links.opened(Links.link("pair", Forms.PERSON, PROVIDER, Numbers.PROXY)));
    await().until(() -> dial("CAknown", PROVIDER).body().contains("<Dial"));
  }

  @Test
  void eachSideOfALinkReachesTheOtherAndShowsOnlyTheProxyNumber() {
    var customer = dial("CAcustomer", Forms.PERSON);
    var provider = dial("CAprovider", PROVIDER);

    assertThat(customer.statusCode()).isEqualTo(200);
    assertThat(customer.headers().firstValue("content-type")).hasValue("text/xml");
    assertThat(customer.body())
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?><Response><Dial callerId="%1$s" answerOnBridge="true" \
            timeout="30" timeLimit="3600" action="%2$s/twilio/calls/ended?link=%3$s">\
            <Number statusCallback="%2$s/twilio/calls/progress" statusCallbackEvent="ringing answered">\
            %4$s</Number></Dial></Response>\
            """
                .formatted(Numbers.PROXY, TestGateway.PUBLIC_URL, Links.id("pair"), PROVIDER));
    assertThat(provider.body()).contains(">" + Forms.PERSON + "</Number>");
  }

  @Test
  void theEventOfACallIsSealedAndKeyedByCallerAndNumber() {
    dial("CAwhole", Forms.PERSON);

    var record = only(Topics.CALLS, "CAwhole");
    var event = decoded(Topics.CALLS, record);
    var received = (CallReceived) event.data();
    var call = received.call();
    assertThat(event.id()).isEqualTo(EventIds.derived("twilio", "CAwhole", "received"));
    assertThat(record.key())
        .isEqualTo(SendCommand.orderKey(call.from(), new BusinessNumber(Numbers.PROXY)));
    assertThat(received.answer()).isEqualTo(CallAnswer.DIALED);
    assertThat(received.at()).isEqualTo(StandingTime.NOW);
    assertThat(call.id()).isEqualTo(new CallId(EventIds.derived("twilio", "CAwhole")));
    assertThat(call.link()).isEqualTo(Links.id("pair"));
    assertThat(call.purpose()).isEqualTo(NumberPurpose.PROXY);
    assertThat(call.from().channel()).isEqualTo(Channel.VOICE);
    assertThat(TestGateway.sealer().open(call.from()).reveal()).isEqualTo(Forms.PERSON);
  }

  @Test
  void aRepeatedCallIsTheSameEvent() {
    dial("CAtwice", Forms.PERSON);
    dial("CAtwice", Forms.PERSON);

    assertThat(of(Topics.CALLS, "CAtwice"))
        .hasSize(2)
        .extracting(record -> decoded(Topics.CALLS, record).id())
        .containsOnly(EventIds.derived("twilio", "CAtwice", "received"));
  }

  @Test
  void whoIsLinkedToNobodyWaitsAMomentAndIsToldSo() {
    var first = dial("CAstranger", STRANGER);

    assertThat(first.body())
        .contains(
            "<Pause length=\"2\"/><Redirect>"
                + TestGateway.PUBLIC_URL
                + "/twilio/calls?waited=1</Redirect>");
    assertThat(of(Topics.CALLS, "CAstranger")).isEmpty();

    var second = twilio.post(AGAIN, Forms.call("CAstranger", STRANGER, Numbers.PROXY));

    assertThat(second.body()).contains("<Say language=\"es-MX\">", "<Hangup/>");
    assertThat(second.body()).doesNotContain("<Dial");
    assertThat(received("CAstranger").answer()).isEqualTo(CallAnswer.NO_LINK);
  }

  @Test
  void aLinkThatComesAMomentLaterIsRung() {
    var customer = "+51922222222";
    assertThat(dial("CAmoment", customer).body()).contains("<Redirect>");

    topics.publish(Links.opened(Links.link("late", customer, PROVIDER, Numbers.PROXY)));

    await()
        .until(() ->
            twilio
                .post(AGAIN, Forms.call("CAmoment", customer, Numbers.PROXY))
                .body()
                .contains(">" + PROVIDER));
  }

  @Test
  void aLinkWhoseTimeIsOverIsClosedAndOneThatEndedIsGone() {
    var customer = "+51933333333";
    var opened = StandingTime.NOW.minus(Duration.ofHours(2));
    topics.publish(
        Links.opened(Links.link("over", customer, "+51944444444", Numbers.PROXY, opened)));
    await().until(() -> dial("CAsoon", customer).body().contains("se cerró"));

    dial("CAover", customer);
    assertThat(received("CAover").answer()).isEqualTo(CallAnswer.CLOSED);
    assertThat(received("CAover").call().link()).isEqualTo(Links.id("over"));

    topics.publish(Links.closed(Links.id("over")));
    await().until(() -> dial("CAgone", customer).body().contains("<Redirect>"));
  }

  @Test
  void aPersonWithoutAPhoneNumberIsToBeWrittenTo() {
    var customer = "+51955555555";
    topics.publish(Links.opened(Links.link("user", customer, "US.1234567890", Numbers.PROXY)));
    await().until(() -> dial("CAuser", customer).body().contains("<Say"));

    assertThat(dial("CAuser2", customer).body()).contains("no puede recibir llamadas");
    assertThat(received("CAuser2").answer()).isEqualTo(CallAnswer.UNREACHABLE);
  }

  @Test
  void aNumberThatTakesNoCallsSaysSoInTheCallersLanguage() {
    var spanish = twilio.post(CALLS, Forms.call("CAmain", STRANGER, Numbers.MAIN));
    var english = twilio.post(CALLS, Forms.call("CAmain2", "+442079460123", Numbers.MAIN));

    assertThat(spanish.body()).contains("es-MX", "no recibe llamadas");
    assertThat(english.body()).contains("en-US", "does not take calls");
    assertThat(received("CAmain").answer()).isEqualTo(CallAnswer.NOT_IN_SERVICE);
  }

  @Test
  void aMissedCallIsNotPickedUpAndNoted() {
    var missed = twilio.post(CALLS, Forms.call("CAmissed", STRANGER, Numbers.MISSED_CALLS));
    var hidden = twilio.post(CALLS, Forms.call("CAshy", "+266696687", Numbers.MISSED_CALLS));

    assertThat(missed.body()).endsWith("<Response><Reject reason=\"busy\"/></Response>");
    assertThat(hidden.body()).isEqualTo(missed.body());
    assertThat(received("CAmissed").answer()).isEqualTo(CallAnswer.REJECTED);
    assertThat(received("CAmissed").call().link()).isNull();
    assertThat(of(Topics.CALLS, "CAshy")).isEmpty();
  }

  @Test
  void aNumberOfNobodyAndAHiddenCallerHearASentenceAndNothingIsPublished() {
    var nobody = twilio.post(CALLS, Forms.call("CAnobody", STRANGER, "+5117999999"));
    var hidden = dial("CAhidden", "+266696687");
    var client = dial("CAclient", "client:someone");

    assertThat(nobody.statusCode()).isEqualTo(200);
    assertThat(nobody.body()).contains("<Say", "no está en servicio");
    assertThat(hidden.body()).contains("<Say", "número oculto");
    assertThat(client.body()).contains("<Say", "número oculto");
    for (var sid : List.of("CAnobody", "CAhidden", "CAclient")) {
      assertThat(of(Topics.CALLS, sid)).isEmpty();
    }
  }

  @Test
  void bothCallbacksOfAnEndAreTheSameEvent() {
    var ended = CALLS + "/ended?link=" + Links.id("pair");
    var form = Forms.call("CAend", Forms.PERSON, Numbers.PROXY);

    var action =
        twilio.post(
            ended, Forms.with(form, "DialCallStatus", "completed", "DialCallDuration", "95"));
    var status =
        twilio.post(STATUS, Forms.with(form, "CallStatus", "completed", "CallDuration", "96"));

    assertThat(action.body()).endsWith("<Response/>");
    assertThat(status.statusCode()).isEqualTo(204);
    var records = of(Topics.CALLS, "CAend");
    assertThat(records)
        .hasSize(2)
        .extracting(record -> record.partition())
        .containsOnly(records.getFirst().partition());
    assertThat(records)
        .extracting(record -> decoded(Topics.CALLS, record).id())
        .containsOnly(EventIds.derived("twilio", "CAend", "ended"));
    var first = (CallEnded) decoded(Topics.CALLS, records.getFirst()).data();
    assertThat(first.outcome()).isEqualTo(CallOutcome.COMPLETED);
    assertThat(first.seconds()).isEqualTo(95);
    assertThat(first.call().link()).isEqualTo(Links.id("pair"));
  }

  @ParameterizedTest
  @CsvSource({
    "no-answer, NO_ANSWER, no contesta",
    "busy, BUSY, no puede contestar ahora",
    "failed, FAILED, No pudimos",
    "canceled, CANCELED, <Response/>"
  })
  void whoIsNotAnsweredHearsWhy(String word, CallOutcome outcome, String heard) {
    var form = Forms.call("CAend" + word.length(), Forms.PERSON, Numbers.PROXY);

    var answer =
        twilio.post(
            CALLS + "/ended?link=" + Links.id("pair"), Forms.with(form, "DialCallStatus", word));

    assertThat(answer.body()).contains(heard);
    var event = decoded(Topics.CALLS, only(Topics.CALLS, "CAend" + word.length()));
    assertThat(((CallEnded) event.data()).outcome()).isEqualTo(outcome);
  }

  @Test
  void aCallThatGoesOnIsNoEnd() {
    var form = Forms.call("CAgoing", Forms.PERSON, Numbers.PROXY);

    var answer = twilio.post(STATUS, Forms.with(form, "CallStatus", "in-progress"));

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(of(Topics.CALLS, "CAgoing")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CallSid", "From", "To"})
  void aCallWithoutItsEssentialsIsMalformed(String field) {
    var form = Forms.without(Forms.call("CAless", Forms.PERSON, Numbers.PROXY), field);

    var answer = twilio.post(CALLS, form);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("request-malformed", field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?link=", "?link=1"})
  void anEndThatNamesNoLinkIsMalformed(String query) {
    var form =
        Forms.with(Forms.call("CAbad", Forms.PERSON, Numbers.PROXY), "DialCallStatus", "busy");

    assertThat(twilio.post(CALLS + "/ended" + query, form).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "long", "99999999999"})
  void aDurationThatIsNoneIsMalformed(String seconds) {
    var form =
        Forms.with(
            Forms.call("CAlong", Forms.PERSON, Numbers.PROXY),
            "CallStatus",
            "completed",
            "CallDuration",
            seconds);

    assertThat(twilio.post(STATUS, form).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/ended", "/status", "/announced"})
  void callsComeThroughTheSameDoorAsMessages(String below) {
    var form = Forms.call("CAdoor", Forms.PERSON, Numbers.PROXY);

    try (var other = withToken("00000000000000000000000000000000")) {
      assertThat(other.post(CALLS + below, form).statusCode()).isEqualTo(403);
    }
    assertThat(twilio.get(CALLS + below).statusCode()).isEqualTo(405);
    assertThat(twilio.post(CALLS + below, "application/json", "any", "{}").statusCode())
        .isEqualTo(415);
    assertThat(
            twilio
                .post(CALLS + below, Forms.with(form, "Long", "x".repeat(64 * 1024)))
                .statusCode())
        .isEqualTo(413);
    assertThat(of(Topics.CALLS, "CAdoor")).isEmpty();
  }

  @Test
  void noNumberOfAPersonIsInATopicOrALogLine(CapturedOutput output) {
    var form = Forms.call("CAquiet", Forms.PERSON, Numbers.PROXY);
    dial("CAquiet", Forms.PERSON);
    dial("CAquiet2", STRANGER);
    twilio.post(CALLS, Forms.call("CAquiet3", STRANGER, "+5117999999"));
    twilio.post(
        CALLS + "/ended?link=" + Links.id("pair"), Forms.with(form, "DialCallStatus", "busy"));

    assertThat(output.getAll()).contains("CAquiet2", "CAquiet3");
    assertThat(of(Topics.CALLS, "CAquiet")).hasSize(2);
    for (var digits : DIGITS) {
      assertThat(output.getAll()).doesNotContain(digits);
      assertThat(topics.records(Topics.CALLS.name()))
          .allSatisfy(record -> assertThat(text(record)).doesNotContain(digits));
    }
  }

  private HttpResponse<String> dial(String sid, String caller) {
    return twilio.post(CALLS, Forms.call(sid, caller, Numbers.PROXY));
  }

  private CallReceived received(String sid) {
    return (CallReceived) decoded(Topics.CALLS, only(Topics.CALLS, sid)).data();
  }
}
