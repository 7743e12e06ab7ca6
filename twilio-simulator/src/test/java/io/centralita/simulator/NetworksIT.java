package io.centralita.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.centralita.simulator.webhook.Signature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Numbers on Meta's network and on Kommo's: their APIs, and webhooks in their way.
class NetworksIT {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String META = "+5117000002";
  private static final String KOMMO = "+5117000003";
  private static final String DATE = "Fri, 20 Nov 2026 15:00:00 +0000";

  private static HttpServer business;
  private static RunningSimulator simulator;
  private static final List<Told> told = new CopyOnWriteArrayList<>();

  record Told(String path, String signature, String body) {
    byte[] bytes() {
      return body.getBytes(StandardCharsets.UTF_8);
    }

    JsonNode json() {
      return JSON.readTree(body);
    }
  }

  @BeforeAll
  static void start() throws IOException {
    business = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    business.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          var signature =
              headers.containsKey("X-Signature")
                  ? headers.getFirst("X-Signature")
                  : headers.getFirst("X-Hub-Signature-256");
          told.add(
              new Told(
                  exchange.getRequestURI().getPath(),
                  signature,
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    business.start();
    var url = "http://localhost:" + business.getAddress().getPort();
    simulator =
        new RunningSimulator(
            url + "/twilio",
            "--simulator.meta.token=token",
            "--simulator.meta.app-secret=app",
            "--simulator.meta.business-account=waba",
            "--simulator.meta.webhook-url=" + url + "/meta",
            "--simulator.kommo.account=account",
            "--simulator.kommo.secret=channel",
            "--simulator.kommo.webhook-url=" + url + "/kommo",
            "--simulator.numbers[1].number=" + META,
            "--simulator.numbers[1].network=meta",
            "--simulator.numbers[1].sender=1002",
            "--simulator.numbers[2].number=" + KOMMO,
            "--simulator.numbers[2].network=kommo",
            "--simulator.numbers[2].sender=scope");
  }

  @AfterAll
  static void stop() {
    simulator.close();
    business.stop(0);
  }

  private static Told told(String path, String containing) {
    return await()
        .until(
            () ->
                told.stream()
                    .filter(each -> each.path().equals(path))
                    .filter(each -> each.body().contains(containing))
                    .findFirst()
                    .orElse(null),
            found -> found != null);
  }

  @Test
  void whatAPersonWritesToANumberOfMetasIsToldInMetasWay() throws IOException {
    simulator.fromPhone("+51987000101", Map.of("business", META, "body", "Hola Meta"));

    var webhook = told("/meta", "Hola Meta");

    assertThat(webhook.signature())
        .isEqualTo("sha256=" + Signature.hex("HmacSHA256", webhook.bytes(), "app"));
    var value = webhook.json().path("entry").path(0).path("changes").path(0).path("value");
    assertThat(value.path("metadata").path("phone_number_id").asString()).isEqualTo("1002");
    assertThat(value.path("messages").path(0).path("from").asString()).isEqualTo("51987000101");
    assertThat(value.path("messages").path(0).path("id").asString()).startsWith("wamid.");
  }

  @Test
  void personWithoutANumberIsToldByTheUserId() throws IOException {
    simulator.fromPhone("PE.1349120865", Map.of("business", META, "body", "Sin número"));

    var value = told("/meta", "Sin número").json().path("entry").path(0).path("changes").path(0);

    assertThat(value.findValue("from_user_id").asString()).isEqualTo("PE.1349120865");
    assertThat(value.findValue("from")).isNull();
  }

  @Test
  void aMessageOverMetaArrivesAndItsStatusesBringTheSendersDataBack() throws IOException {
    simulator.fromPhone("+51987000102", Map.of("business", META, "body", "abre"));

    var answer =
        meta(
            "1002",
            """
            {"messaging_product": "whatsapp", "to": "51987000102", "type": "interactive",
             "interactive": {"type": "button", "body": {"text": "¿Vienes?"},
               "action": {"buttons": [{"type": "reply", "reply": {"id": "yes", "title": "Sí"}}]}},
             "biz_opaque_callback_data": "send-102"}
            """,
            "token");

    assertThat(answer.statusCode()).isEqualTo(200);
    var id = simulator.json(answer).path("messages").path(0).path("id").asString();
    var delivered = told("/meta", "\"delivered\"").json();
    assertThat(delivered.findValue("biz_opaque_callback_data").asString()).isEqualTo("send-102");
    assertThat(delivered.findValue("statuses").path(0).path("id").asString()).isEqualTo(id);
    assertThat(shown("+51987000102", META))
        .anyMatch(message ->
            message.path("body").asString().equals("¿Vienes?")
                && message.path("buttons").path(0).path("id").asString().equals("yes"));
  }

  @Test
  void aPhoneShowsWhatAMessageOverMetaQuotes() throws IOException {
    simulator.fromPhone("+51987000108", Map.of("business", META, "body", "¿A qué hora?"));
    var question = told("/meta", "¿A qué hora?").json().findValue("messages").path(0).path("id");

    meta(
        "1002",
        """
        {"messaging_product": "whatsapp", "to": "51987000108", "type": "text",
         "context": {"message_id": "%s"}, "text": {"body": "A las tres"}}
        """
            .formatted(question.asString()),
        "token");

    await()
        .untilAsserted(() ->
            assertThat(shown("+51987000108", META))
                .filteredOn(message -> message.path("body").asString().equals("A las tres"))
                .extracting(message -> message.path("repliesTo").asString())
                .containsExactly(question.asString()));
  }

  @Test
  void metaTakesWordsOutsideTheWindowAndFailsThemLater() throws IOException {
    var answer =
        meta(
            "1002",
            """
            {"messaging_product": "whatsapp", "to": "51987000103", "type": "text",
             "text": {"body": "Hola"}, "biz_opaque_callback_data": "send-103"}
            """,
            "token");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(told("/meta", "131047").json().findValue("biz_opaque_callback_data").asString())
        .isEqualTo("send-103");
  }

  @Test
  void pictureOverMetaIsFetchedByItsIdWithTheToken() throws IOException {
    var media = List.of(Map.of("contentType", "image/png", "data", "iVBORw0KGgo="));
    simulator.fromPhone(
        "+51987000107", Map.of("business", META, "body", "Así quedó", "media", media));
    var image = told("/meta", "Así quedó").json().findValue("image");

    var described = fetch("/v23.0/" + image.path("id").asString(), "token");
    var content = simulator.json(described);
    var path = URI.create(content.path("url").asString()).getPath();

    assertThat(image.path("caption").asString()).isEqualTo("Así quedó");
    assertThat(content.path("mime_type").asString()).isEqualTo("image/png");
    assertThat(content.path("file_size").asInt()).isEqualTo(8);
    assertThat(fetch(path, "token").headers().firstValue("Content-Type")).contains("image/png");
    assertThat(fetch(path, "another").statusCode()).isEqualTo(401);
    assertThat(fetch("/v23.0/" + image.path("id").asString(), "another").statusCode())
        .isEqualTo(401);
    assertThat(fetch("/v23.0/ME" + "0".repeat(32), "token").statusCode()).isEqualTo(400);
  }

  @Test
  void metasTemplatesAreFilledIn() throws IOException {
    var created =
        meta(
            "waba",
            "message_templates",
            """
            {"name": "offer_es", "language": "es", "category": "UTILITY", "components": [
              {"type": "BODY", "text": "Trabajo en {{1}}.", "example": {"body_text": [["x"]]}},
              {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Sí"}]}]}
            """,
            "token");
    assertThat(created.statusCode()).isEqualTo(200);

    var answer =
        meta(
            "1002",
            """
            {"messaging_product": "whatsapp", "to": "51987000104", "type": "template",
             "template": {"name": "offer_es", "language": {"code": "es"}, "components": [
               {"type": "body", "parameters": [{"type": "text", "text": "Lince"}]},
               {"type": "button", "sub_type": "quick_reply", "index": "0",
                "parameters": [{"type": "payload", "payload": "accept:1"}]}]}}
            """,
            "token");

    assertThat(answer.statusCode()).isEqualTo(200);
    await()
        .untilAsserted(() ->
            assertThat(shown("+51987000104", META))
                .anyMatch(message ->
                    message.path("body").asString().equals("Trabajo en Lince.")
                        && message.toString().contains("accept:1")));
  }

  @Test
  void metaRefusesStrangersAndUnknownTemplates() throws IOException {
    var text = "{\"messaging_product\": \"whatsapp\", \"to\": \"51987000105\", \"type\": \"text\"}";
    var template =
        """
        {"messaging_product": "whatsapp", "to": "51987000105", "type": "template",
         "template": {"name": "none", "language": {"code": "es"}}}
        """;

    assertThat(meta("1002", text, "another").statusCode()).isEqualTo(401);
    assertThat(code(meta("1002", template, "token"))).isEqualTo(132001);
    assertThat(code(meta("9999", text, "token"))).isEqualTo(33);
  }

  @Test
  void kommosChatIsWrittenToUnderTheClientsIdOnceAndListsIt() throws IOException {
    simulator.fromPhone("+51987000106", Map.of("business", KOMMO, "body", "Hola Kommo"));
    var webhook = told("/kommo", "Hola Kommo");
    assertThat(webhook.signature())
        .isEqualTo(Signature.hex("HmacSHA1", webhook.bytes(), "channel"));
    var chat = webhook.json().path("message").path("conversation").path("id").asString();
    assertThat(webhook.json().path("message").path("sender").path("phone").asString())
        .isEqualTo("+51987000106");

    var body =
        """
        {"event_type": "new_message", "payload": {"msgid": "send-106", "conversation_id": "ours",
         "conversation_ref_id": "%s", "sender": {"id": "c", "ref_id": "bot"},
         "receiver": {"id": "x"}, "message": {"type": "text", "text": "Dime"}}}
        """
            .formatted(chat);
    var first = kommo("POST", "", body, "channel");
    var second = kommo("POST", "", body, "channel");

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(simulator.json(second)).isEqualTo(simulator.json(first));
    var history = kommo("GET", "/chats/" + chat + "/history", "", "channel");
    assertThat(simulator.json(history).findValuesAsString("client_id")).containsExactly("send-106");
    assertThat(kommo("POST", "", body, "forged").statusCode()).isEqualTo(403);
    await()
        .untilAsserted(() ->
            assertThat(shown("+51987000106", KOMMO))
                .filteredOn(message -> message.path("body").asString().equals("Dime"))
                .hasSize(1));
  }

  private static int code(HttpResponse<String> answer) {
    return simulator.json(answer).path("error").path("code").asInt();
  }

  private static HttpResponse<String> fetch(String path, String token) throws IOException {
    return simulator.exchange(
        simulator.request(path).header("Authorization", "Bearer " + token).GET());
  }

  private static HttpResponse<String> meta(String sender, String body, String token)
      throws IOException {
    return meta(sender, "messages", body, token);
  }

  private static HttpResponse<String> meta(String owner, String resource, String body, String token)
      throws IOException {
    return simulator.exchange(
        simulator
            .request("/v23.0/" + owner + "/" + resource)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> kommo(String method, String rest, String body, String secret)
      throws IOException {
    var path = "/v2/origin/custom/scope" + rest;
    var md5 = md5(body);
    var signed = String.join("\n", method, md5, "application/json", DATE, path);
    return simulator.exchange(
        simulator
            .request(path)
            .header("Content-Type", "application/json")
            .header("Content-MD5", md5)
            .header("Date", DATE)
            .header(
                "X-Signature",
                Signature.hex("HmacSHA1", signed.getBytes(StandardCharsets.UTF_8), secret))
            .method(method, BodyPublishers.ofString(body)));
  }

  private static String md5(String body) {
    try {
      var digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /// The messages of one chat of a phone.
  private static List<JsonNode> shown(String person, String number) throws IOException {
    var messages = new java.util.ArrayList<JsonNode>();
    for (var chat : simulator.read("/simulator/phones/" + person).path("chats")) {
      if (chat.path("business").asString().equals(number)) {
        chat.path("messages").forEach(messages::add);
      }
    }
    return messages;
  }
}
