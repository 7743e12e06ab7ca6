package io.centralita.routing.carrier.meta;

import io.centralita.contracts.address.AddressKeys;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.values.WhatsAppMessageId;
import io.centralita.routing.carrier.CarrierHttp;
import io.centralita.routing.carrier.CarrierLine;
import io.centralita.routing.carrier.CarrierServer.Reply;
import io.centralita.routing.carrier.CarrierServer.Request;
import io.centralita.routing.carrier.Dialect;
import io.centralita.routing.carrier.Refusal;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The Cloud API's JSON and errors.
public final class MetaDialect implements Dialect {
  private static final AddressSealer SEALER = new AddressSealer(AddressKeys.generate());
  private static final Duration SHORT = Duration.ofMillis(700);

  @Override
  public CarrierLine line(URI server) {
    var settings = new MetaSettings(server.resolve("/v23.0"), "token", "", 4, SHORT, SHORT);
    var http = new CarrierHttp(4, SHORT, SHORT);
    return new Meta(
        http,
        settings,
        new MetaTemplates(http, settings, null),
        SEALER,
        CircuitBreakerRegistry.ofDefaults());
  }

  @Override
  public Reply taken(String id) {
    return new Reply(
        200,
        """
        {"messaging_product": "whatsapp", "contacts": [{"input": "1", "wa_id": "1"}],
         "messages": [{"id": "%s"}]}
        """
            .formatted(id));
  }

  @Override
  public String known(String id) {
    return WhatsAppMessageId.withoutNumber(id);
  }

  @Override
  public Map<Reply, Refusal> refusals() {
    return Map.ofEntries(
        refusal(400, 131050, Refusal.OPTED_OUT),
        refusal(400, 131026, Refusal.INVALID_RECIPIENT),
        refusal(400, 131021, Refusal.INVALID_RECIPIENT),
        refusal(400, 33, Refusal.INVALID_SENDER),
        refusal(400, 131051, Refusal.INVALID_CONTENT),
        refusal(400, 132000, Refusal.INVALID_CONTENT),
        refusal(400, 131047, Refusal.WINDOW_SHUT),
        refusal(400, 131056, Refusal.TOO_FAST),
        refusal(400, 130429, Refusal.TOO_FAST),
        refusal(429, 80007, Refusal.TOO_FAST),
        refusal(401, 190, Refusal.NOT_OUR_ACCOUNT),
        refusal(403, 10, Refusal.NOT_OUR_ACCOUNT),
        refusal(403, 294, Refusal.NOT_OUR_ACCOUNT),
        refusal(404, 132001, Refusal.CONTENT_MISSING),
        refusal(400, 132015, Refusal.CONTENT_MISSING),
        refusal(500, 131016, Refusal.CARRIER_AWAY),
        refusal(400, 99999, Refusal.UNEXPECTED));
  }

  private static Map.Entry<Reply, Refusal> refusal(int status, int code, Refusal refusal) {
    var body =
        "{\"error\": {\"message\": \"(#%d) no\", \"type\": \"OAuthException\", \"code\": %d}}"
            .formatted(code, code);
    return Map.entry(new Reply(status, body), refusal);
  }

  @Override
  public Said read(Request request) {
    var json = JsonMapper.shared().readTree(request.body());
    var media = media(json);
    return new Said(
        person(json),
        json.path("biz_opaque_callback_data").asString(),
        text(json, media),
        media == null ? null : media.path("link").asString(),
        orNull(json.path("template").path("name")),
        values(json),
        place(json.path("location")),
        buttons(json),
        orNull(json.path("context").path("message_id")));
  }

  /// Meta takes a number in `to`, and a user id in `recipient` alone.
  private static String person(JsonNode json) {
    var number = json.path("to").asString("");
    return number.startsWith("+") ? number : json.path("recipient").asString("");
  }

  private static @Nullable JsonNode media(JsonNode json) {
    return List.of("image", "video", "audio", "document").stream()
        .filter(json::has)
        .map(json::path)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String text(JsonNode json, @Nullable JsonNode media) {
    if (media != null) {
      return orNull(media.path("caption"));
    }
    var text = orNull(json.path("text").path("body"));
    return text == null ? orNull(json.path("interactive").path("body").path("text")) : text;
  }

  private static List<String> values(JsonNode json) {
    var values = new ArrayList<String>();
    for (var component : json.path("template").path("components")) {
      for (var parameter : component.path("parameters")) {
        values.add(parameter.path(parameter.path("type").asString()).asString());
      }
    }
    return values;
  }

  private static @Nullable String place(JsonNode place) {
    return place.isMissingNode()
        ? null
        : place.path("latitude").asDouble() + "," + place.path("longitude").asDouble();
  }

  private static List<String> buttons(JsonNode json) {
    var buttons = new ArrayList<String>();
    for (var button : json.path("interactive").path("action").path("buttons")) {
      var reply = button.path("reply");
      buttons.add(reply.path("title").asString() + "=" + reply.path("id").asString());
    }
    return buttons;
  }

  private static @Nullable String orNull(JsonNode node) {
    return node.isMissingNode() ? null : node.asString();
  }

  @Override
  public boolean knowsTemplates() {
    return true;
  }

  @Override
  public boolean showsButtons() {
    return true;
  }

  @Override
  public boolean showsQuotes() {
    return true;
  }

  @Override
  public boolean knowsPlaces() {
    return true;
  }

  @Override
  public String toString() {
    return "Meta";
  }
}
