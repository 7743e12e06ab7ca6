package io.centralita.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.Topics;
import io.centralita.gateway.twilio.Forms;
import io.centralita.gateway.twilio.RawRequest;
import io.centralita.gateway.twilio.TwilioClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What the gateway does not let in.
@ExtendWith(OutputCaptureExtension.class)
class RefusalsIT extends RunningGateway {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int LIMIT = 64 * 1024;

  @Autowired private MeterRegistry meters;

  @Test
  void aForgedSignatureIsRefused() {
    try (var stranger = withToken("00000000000000000000000000000000")) {
      var before = counted("signature-invalid");

      var answer = stranger.post(MESSAGES, Forms.whatsapp("SMforged", Numbers.MAIN, "Hola"));

      refused(answer, 403, "signature-invalid");
      assertThat(counted("signature-invalid")).isEqualTo(before + 1);
      assertThat(of(Topics.MESSAGES, "SMforged")).isEmpty();
    }
  }

  @Test
  void aSignatureOfAnotherAddressIsRefused() {
    var form = Forms.whatsapp("SMelsewhere", Numbers.MAIN, "Hola");
    var signature = twilio.sign("/twilio/receipts", form);

    refused(
        twilio.post(MESSAGES, FORM, signature, TwilioClient.encode(form)),
        403,
        "signature-invalid");
    refused(
        twilio.post(
            MESSAGES + "?x=1", FORM, twilio.sign(MESSAGES, form), TwilioClient.encode(form)),
        403,
        "signature-invalid");
  }

  @Test
  void aRequestWithoutSignatureIsRefused() {
    var form = TwilioClient.encode(Forms.whatsapp("SMunsigned", Numbers.MAIN, "Hola"));

    refused(twilio.post(MESSAGES, FORM, "", form), 403, "signature-invalid");
  }

  @Test
  void theTokenThatComesNextIsTakenToo() {
    try (var next = withToken(TestGateway.NEXT_TOKEN)) {
      var answer = next.post(MESSAGES, Forms.whatsapp("SMnext", Numbers.MAIN, "Hola"));

      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"MessageSid", "From", "To"})
  void aMessageWithoutItsEssentialsIsMalformed(String field) {
    var form = Forms.without(Forms.whatsapp("SMless", Numbers.MAIN, "Hola"), field);

    var answer = twilio.post(MESSAGES, form);

    refused(answer, 400, "request-malformed");
    assertThat(answer.body()).contains(field);
  }

  @ParameterizedTest
  @CsvSource({"MessageSid, SM one", "To, whatsapp:nobody"})
  void aFieldThatMakesNoSenseIsMalformed(String field, String value) {
    var form = Forms.with(Forms.whatsapp("SMsense", Numbers.MAIN, "Hola"), field, value);

    refused(twilio.post(MESSAGES, form), 400, "request-malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Body=%",
        "Body=%4",
        "Body=%zz",
        "Body=%+1",
        "Body=%ff",
        "Body=%C3",
        "Body=%ED%A0%80"
      })
  void aBadEncodingIsMalformed(String body) {
    refused(twilio.post(MESSAGES, FORM, "any", body), 400, "request-malformed");
  }

  @Test
  void aSenderThatIsNobodyCannotBeAnsweredAndIsRefused() {
    var form = Forms.with(Forms.sms("SMcompany", Numbers.MAIN, "Hola"), "From", "EMPRESA");

    refused(twilio.post(MESSAGES, form), 400, "sender-unreadable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "multipart/form-data; boundary=x", "text/plain", ""})
  void whatIsNoFormIsRefused(String contentType) {
    refused(twilio.post(MESSAGES, contentType, "any", "{}"), 415, "content-type-unsupported");
  }

  @Test
  void aBodyAtTheLimitIsTakenAndOneByteMoreIsNot() {
    var form = Forms.whatsapp("SMlimit", Numbers.MAIN, "");
    var room = LIMIT - TwilioClient.encode(form).length();

    var fits = twilio.post(MESSAGES, Forms.with(form, "Body", "x".repeat(room)));
    var exceeds = twilio.post(MESSAGES, Forms.with(form, "Body", "x".repeat(room + 1)));

    assertThat(fits.statusCode()).isEqualTo(200);
    refused(exceeds, 413, "body-too-large");
    assertThat(status("SMafter", Numbers.MAIN)).isEqualTo(200);
  }

  @Test
  void aBodyOfUnknownLengthHasTheSameLimit() {
    var endless = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[1_000_000]));

    refused(twilio.post(MESSAGES, FORM, "any", endless), 413, "body-too-large");
  }

  @Test
  void aWebhookIsPosted() {
    var answer = twilio.get(MESSAGES);

    refused(answer, 405, "method-unsupported");
    assertThat(answer.headers().firstValue("allow")).hasValue("POST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/twilio/receipts",
        "/twilio/receipts?send=",
        "/twilio/receipts?send=1",
        "/twilio/receipts?send=%zz"
      })
  void aReceiptThatNamesNoSendIsMalformed(String target) {
    var form = Forms.receipt("SMnosend", "sent");
    var signature = twilio.sign(target, form);

    var answer = RawRequest.post(port, target, FORM, signature, TwilioClient.encode(form));

    assertThat(RawRequest.status(answer)).isEqualTo(400);
    assertThat(answer).contains("request-malformed");
  }

  @Test
  void aStatusThatNobodyKnowsIsThankedForAndCounted() {
    var target = RECEIPTS + "11111111-2222-8333-8444-555555555555";
    var before =
        meters
            .counter(
                "centralita.gateway.webhooks", "webhook", "/twilio/receipts", "outcome", "ignored")
            .count();

    var answer = twilio.post(target, Forms.receipt("SMnews", "teleported"));

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(
            meters
                .counter(
                    "centralita.gateway.webhooks",
                    "webhook",
                    "/twilio/receipts",
                    "outcome",
                    "ignored")
                .count())
        .isEqualTo(before + 1);
    assertThat(of(Topics.RECEIPTS, "SMnews")).isEmpty();
  }

  @Test
  void noLineOfTheLogAndNoAnswerTellsANumberOrAText(CapturedOutput output) {
    var secret = "Mi clave es perejil";
    var malformed = Forms.without(Forms.sms("SMquiet1", Numbers.MAIN, secret), "MessageSid");
    var unknown = Forms.sms("SMquiet2", "+5117999999", secret);
    var fine = Forms.whatsapp("SMquiet3", Numbers.MAIN, secret);

    var answers = new StringBuilder();
    for (var form : List.of(malformed, unknown, fine)) {
      answers.append(twilio.post(MESSAGES, form).body());
    }
    try (var stranger = withToken("another")) {
      answers.append(stranger.post(MESSAGES, fine).body());
    }

    assertThat(output.getAll()).contains("SMquiet2", "number-unknown", "signature-invalid");
    assertThat(output.getAll() + answers).doesNotContain(Forms.DIGITS, "perejil");
  }

  private double counted(String outcome) {
    return meters
        .counter("centralita.gateway.webhooks", "webhook", MESSAGES, "outcome", outcome)
        .count();
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"status\":" + status, "\"code\":\"" + code + "\"");
  }
}
