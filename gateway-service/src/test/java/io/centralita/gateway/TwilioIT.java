package io.centralita.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.gateway.InboundMessage.OptOut;
import io.centralita.gateway.twilio.Forms;
import io.centralita.gateway.twilio.TwilioClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What only Twilio does.
@ExtendWith(OutputCaptureExtension.class)
class TwilioIT extends RunningGateway {
  private static final String FALLBACK = MESSAGES + "/fallback";

  @Autowired private MeterRegistry meters;

  @Test
  void theFallbackAddressMakesTheSameEvent(CapturedOutput output) {
    var form = Forms.whatsapp("SMfallback", Numbers.MAIN, "Hola");
    var again = Forms.with(form, "ErrorCode", "11200", "ErrorUrl", "https://hooks.example.com/x");

    assertThat(twilio.post(MESSAGES, form).statusCode()).isEqualTo(200);
    assertThat(twilio.post(FALLBACK, again).statusCode()).isEqualTo(200);

    assertThat(of(Topics.MESSAGES, "SMfallback"))
        .hasSize(2)
        .extracting(record -> decoded(Topics.MESSAGES, record).id())
        .containsOnly(EventIds.derived("twilio", "SMfallback"));
    assertThat(output.getAll()).contains("SMfallback came to the fallback address", "11200");
    try (var stranger = withToken("another")) {
      assertThat(stranger.post(FALLBACK, again).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aNumberOfAPoolIsForWhatItsServiceIsFor() {
    var pooled = "+5117000555";
    var form = Forms.sms("SMpool", pooled, "Hola");

    assertThat(twilio.post(MESSAGES, form).statusCode()).isEqualTo(404);
    var known = Forms.with(form, "MessagingServiceSid", Numbers.POOL_SERVICE);
    assertThat(twilio.post(MESSAGES, known).statusCode()).isEqualTo(200);
    var foreign = Forms.with(form, "MessagingServiceSid", "MG00000000000000000000000000000009");
    assertThat(twilio.post(MESSAGES, foreign).statusCode()).isEqualTo(404);

    var message = message("SMpool");
    assertThat(message.to().e164()).isEqualTo(pooled);
    assertThat(message.tenant().value()).isEqualTo("aliado");
  }

  @Test
  void anOptOutThatTwilioActedUponIsAMarkOfTheMessage() {
    var form = Forms.with(Forms.sms("SMstop", Numbers.MAIN, "STOP"), "OptOutType", "STOP");

    assertThat(twilio.post(MESSAGES, form).statusCode()).isEqualTo(200);

    assertThat(message("SMstop").optOut()).isEqualTo(OptOut.OUT);
    assertThat(message("SMstop").content().text()).isEqualTo("STOP");
  }

  @Test
  void aBodyOfJsonIsVouchedForByItsHashInTheAddress() {
    var json =
        """
        {"MessageSid":"SMjson","From":"%s","To":"%s","Body":"Se rompió","NumMedia":0}\
        """
            .formatted(Forms.PERSON, Numbers.MAIN);
    var target = MESSAGES + "?bodySHA256=" + sha256(json);
    var signature = twilio.sign(target, Map.of());

    var changed = twilio.post(target, "application/json", signature, json + " ");
    assertThat(changed.statusCode()).isEqualTo(403);
    assertThat(twilio.post(target, "application/json", signature, json).statusCode())
        .isEqualTo(200);

    assertThat(message("SMjson").content().text()).isEqualTo("Se rompió");
    assertThat(text(only(Topics.MESSAGES, "SMjson"))).doesNotContain(Forms.DIGITS);
  }

  @Test
  void whichKeySignedIsCounted() {
    double first = signedWith("1");
    double next = signedWith("next");

    try (var other = withToken(TestGateway.NEXT_TOKEN)) {
      other.post(MESSAGES, Forms.whatsapp("SMkey", Numbers.MAIN, "Hola"));
    }

    assertThat(signedWith("next")).isEqualTo(next + 1);
    assertThat(signedWith("1")).isEqualTo(first);
  }

  @Test
  void whatTwilioDeliversAgainIsCountedByItsTokenAndRecognizedByItsSid() {
    var form = Forms.whatsapp("SMagain", Numbers.MAIN, "Hola");
    double before = meters.counter("centralita.gateway.repeats", "webhook", MESSAGES).count();

    assertThat(withRepeatToken(form, "e1d5").statusCode()).isEqualTo(200);
    assertThat(withRepeatToken(form, "e1d5").statusCode()).isEqualTo(200);
    assertThat(withRepeatToken(form, "77aa").statusCode()).isEqualTo(200);

    assertThat(meters.counter("centralita.gateway.repeats", "webhook", MESSAGES).count())
        .isEqualTo(before + 1);
    assertThat(of(Topics.MESSAGES, "SMagain"))
        .extracting(record -> decoded(Topics.MESSAGES, record).id())
        .containsOnly(EventIds.derived("twilio", "SMagain"));
  }

  @Test
  void aReceiptOfAMessagingServiceMayLackTheSender() {
    var form = Forms.without(Forms.receipt("SMservice", "accepted"), "From");
    var target = RECEIPTS + "22222222-2222-8333-8444-555555555555";

    var answer = twilio.post(target, Forms.with(form, "MessagingServiceSid", Numbers.POOL_SERVICE));

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(of(Topics.RECEIPTS, "SMservice")).hasSize(1);
  }

  private double signedWith(String key) {
    return meters.counter("centralita.gateway.signatures", "webhook", MESSAGES, "key", key).count();
  }

  private MessageReceived message(String sid) {
    return (MessageReceived) decoded(Topics.MESSAGES, only(Topics.MESSAGES, sid)).data();
  }

  private HttpResponse<String> withRepeatToken(Map<String, String> form, String token) {
    return InboundCarrier.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + MESSAGES))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Twilio-Signature", twilio.sign(MESSAGES, form))
            .header("I-Twilio-Idempotency-Token", token)
            .POST(BodyPublishers.ofString(TwilioClient.encode(form)))
            .build());
  }

  private static String sha256(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
