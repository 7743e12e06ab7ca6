package io.centralita.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.twilio.security.RequestValidator;
import io.centralita.simulator.FakeGateway.Answer;
import io.centralita.simulator.FakeGateway.Webhook;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the business hears of what people do.
class WebhooksIT {
  private static FakeGateway gateway;
  private static RunningSimulator simulator;
  private static final AtomicInteger PEOPLE = new AtomicInteger(900_000_000);

  private final String person = "+51" + PEOPLE.incrementAndGet();

  @BeforeAll
  static void start() {
    gateway = new FakeGateway();
    simulator = new RunningSimulator(gateway.url("/messages?tenant=aliado#rc=3&rp=all"));
  }

  @AfterAll
  static void stop() {
    simulator.close();
    gateway.close();
  }

  @BeforeEach
  void answerWell() {
    gateway.behave(_ -> new Answer(200, "<Response/>"));
  }

  @Test
  void aTextComesSignedWithEveryField() throws IOException {
    simulator.call("PUT", "/simulator/phones/" + person, "{\"name\":\"Cliente 7\"}");

    var sent = simulator.write(person, "Se rompió mi caño 🚿");

    var webhook = message(0);
    assertThat(webhook.fields())
        .containsEntry("MessageSid", sent.path("sid").asString())
        .containsEntry("From", "whatsapp:" + person)
        .containsEntry("To", "whatsapp:" + RunningSimulator.MAIN)
        .containsEntry("Body", "Se rompió mi caño 🚿")
        .containsEntry("ProfileName", "Cliente 7")
        .containsEntry("WaId", person.substring(1))
        .containsEntry("MessageType", "text")
        .containsEntry("NumMedia", "0")
        .containsEntry("SmsStatus", "received")
        .containsEntry("AccountSid", RunningSimulator.ACCOUNT)
        .containsKeys(
            "SmsMessageSid",
            "SmsSid",
            "NumSegments",
            "ReferralNumMedia",
            "ApiVersion",
            "ChannelMetadata");
    assertThat(webhook.uri()).isEqualTo("/messages?tenant=aliado");
    assertThat(isSigned(webhook)).isTrue();
  }

  @Test
  void anSmsHasNoFieldsOfWhatsApp() throws IOException {
    simulator.fromPhone(person, Map.of("body", "hola", "channel", "sms"));

    assertThat(message(0).fields())
        .containsEntry("From", person)
        .containsEntry("FromCountry", "PE")
        .doesNotContainKeys("ProfileName", "WaId", "ChannelMetadata");
  }

  @Test
  void aTapNamesItsButtonAndItsMessage() throws IOException {
    var offer = offerTo(person);

    simulator.fromPhone(person, Map.of("tap", Map.of("sid", offer, "button", "accept:7")));

    assertThat(message(0).fields())
        .containsEntry("MessageType", "button")
        .containsEntry("Body", "Aceptar")
        .containsEntry("ButtonText", "Aceptar")
        .containsEntry("ButtonPayload", "accept:7")
        .containsEntry("OriginalRepliedMessageSid", offer)
        .containsEntry("OriginalRepliedMessageSender", "whatsapp:" + RunningSimulator.MAIN);
  }

  @Test
  void aQuotedReplyNamesWhatItQuotes() throws IOException {
    var offer = offerTo(person);

    simulator.fromPhone(person, Map.of("body", "ok", "repliesTo", offer));

    assertThat(message(0).fields())
        .containsEntry("MessageType", "text")
        .containsEntry("OriginalRepliedMessageSid", offer);
  }

  @Test
  void aPlaceAndAPictureComeAlong() throws IOException {
    simulator.fromPhone(
        person,
        Map.of("location", Map.of("latitude", -12.1219, "longitude", -77.0297, "label", "Parque")));
    simulator.fromPhone(
        person, Map.of("media", List.of(Map.of("contentType", "image/png", "data", "iVBORw=="))));

    assertThat(message(0).fields())
        .containsEntry("MessageType", "location")
        .containsEntry("Latitude", "-12.1219")
        .containsEntry("Longitude", "-77.0297")
        .containsEntry("Label", "Parque");
    var picture = message(1);
    assertThat(picture.fields())
        .containsEntry("MessageType", "image")
        .containsEntry("NumMedia", "1")
        .containsEntry("MediaContentType0", "image/png");
    var path = picture.value("MediaUrl0").replaceFirst("http://[^/]+", "");
    assertThat(path).startsWith("/2010-04-01/Accounts/" + RunningSimulator.ACCOUNT);
    assertThat(simulator.get(path).headers().firstValue("Content-Type")).contains("image/png");
  }

  @Test
  void aFailedWebhookIsRepeatedBeforeTheNextOneComes() throws IOException {
    var failures = new AtomicInteger();
    gateway.behave(webhook ->
        webhook.value("Body").equals("uno") && failures.incrementAndGet() < 3
            ? new Answer(503, "")
            : new Answer(200, "<Response/>"));

    simulator.write(person, "uno");
    simulator.write(person, "dos");

    message(3);
    assertThat(bodies()).containsExactly("uno", "uno", "uno", "dos");
  }

  @Test
  void aPhonesMessagesComeInOrder() throws IOException {
    var texts = IntStream.range(0, 40).mapToObj(Integer::toString).toList();

    for (var text : texts) {
      simulator.write(person, text);
    }

    message(39);
    assertThat(bodies()).isEqualTo(texts);
  }

  @Test
  void aWebhookThatAlwaysFailsIsGivenUpAndShown() throws IOException {
    gateway.behave(_ -> new Answer(500, ""));

    var sid = simulator.write(person, "hola").path("sid").asString();

    await()
        .untilAsserted(() -> assertThat(status("/simulator/messages/" + sid)).isEqualTo("failed"));
    assertThat(bodies()).hasSize(4);
  }

  @Test
  void theAnswerToAWebhookReachesThePhone() throws IOException {
    gateway.behave(_ -> new Answer(200, "<Response><Message>Hola &amp; chau</Message></Response>"));

    simulator.write(person, "hola");

    await()
        .untilAsserted(() ->
            assertThat(simulator.read("/simulator/phones/" + person).findValuesAsString("body"))
                .containsExactly("hola", "Hola & chau"));
  }

  @Test
  void aWebhookCanComeFiveTimesAtOnce() throws IOException {
    simulator.fault(
        """
        {"kind":"webhook-repeated","times":5,"concurrent":true,"remaining":1,"number":"%s"}
        """
            .formatted(person));

    simulator.write(person, "hola");
    simulator.write(person, "otra");

    await().until(() -> bodies().size() == 6);
    assertThat(bodies()).filteredOn("hola"::equals).hasSize(5);
    assertThat(gateway.about(person, "/messages"))
        .filteredOn(webhook -> webhook.value("Body").equals("hola"))
        .extracting(webhook -> webhook.value("MessageSid"))
        .containsOnly(message(0).value("MessageSid"));
  }

  private String offerTo(String someone) throws IOException {
    var content =
        simulator.createContent(
            """
            {"friendly_name":"offer","language":"es","variables":{},"types":{"twilio/quick-reply":
              {"body":"¿Lo tomas?","actions":[
                {"type":"QUICK_REPLY","title":"Aceptar","id":"accept:{{1}}"}]}}}
            """);
    var sid = simulator.json(content).path("sid").asString();
    var sent =
        simulator.send(
            Map.of(
                "To",
                "whatsapp:" + someone,
                "From",
                "whatsapp:" + RunningSimulator.MAIN,
                "ContentSid",
                sid,
                "ContentVariables",
                "{\"1\":\"7\"}"));
    var message = simulator.json(sent).path("sid").asString();
    await().until(() -> status("/simulator/messages/" + message).equals("delivered"));
    return message;
  }

  private static String status(String path) throws IOException {
    return simulator.read(path).path("status").asString("");
  }

  private Webhook message(int position) {
    await().until(() -> gateway.about(person, "/messages").size() > position);
    return gateway.about(person, "/messages").get(position);
  }

  private List<String> bodies() {
    return gateway.about(person, "/messages").stream()
        .map(webhook -> webhook.value("Body"))
        .toList();
  }

  private static boolean isSigned(Webhook webhook) {
    return new RequestValidator(RunningSimulator.TOKEN)
        .validate(gateway.url(webhook.uri()), webhook.fields(), webhook.signature());
  }
}
