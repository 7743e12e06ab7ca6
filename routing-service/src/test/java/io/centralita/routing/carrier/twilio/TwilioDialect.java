package io.centralita.routing.carrier.twilio;

import io.centralita.routing.carrier.CarrierLine;
import io.centralita.routing.carrier.CarrierServer.Reply;
import io.centralita.routing.carrier.CarrierServer.Request;
import io.centralita.routing.carrier.Dialect;
import io.centralita.routing.carrier.Refusal;
import io.centralita.routing.template.Wording;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// Twilio's forms and errors.
public final class TwilioDialect implements Dialect {
  public static final String CONTENT = "HX00000000000000000000000000000001";

  @Override
  public CarrierLine line(URI server) {
    var settings =
        new TwilioSettings(
            "AC00000000000000000000000000000001",
            "secret",
            server,
            URI.create("http://gateway/twilio/receipts"),
            4,
            Duration.ofMillis(500),
            Duration.ofMillis(700));
    var client = new TwilioClients().twilio(settings);
    var contents =
        new TwilioContents(client, null, null) {
          @Override
          Optional<String> sid(Wording wording) {
            return Optional.of(CONTENT);
          }
        };
    return new TwilioMessages(client, contents, CircuitBreakerRegistry.ofDefaults(), settings);
  }

  @Override
  public Reply taken(String id) {
    return new Reply(201, "{\"sid\": \"" + id + "\", \"status\": \"queued\"}");
  }

  @Override
  public String known(String id) {
    return id;
  }

  @Override
  public Map<Reply, Refusal> refusals() {
    return Map.ofEntries(
        refusal(400, 21610, Refusal.OPTED_OUT),
        refusal(400, 21211, Refusal.INVALID_RECIPIENT),
        refusal(400, 63003, Refusal.INVALID_RECIPIENT),
        refusal(400, 21606, Refusal.INVALID_SENDER),
        refusal(400, 21617, Refusal.INVALID_CONTENT),
        refusal(400, 63016, Refusal.WINDOW_SHUT),
        refusal(400, 63018, Refusal.TOO_FAST),
        refusal(401, 20003, Refusal.NOT_OUR_ACCOUNT),
        refusal(400, 21655, Refusal.CONTENT_MISSING),
        refusal(400, 99999, Refusal.UNEXPECTED));
  }

  private static Map.Entry<Reply, Refusal> refusal(int status, int code, Refusal refusal) {
    var body = "{\"code\": %d, \"message\": \"no\", \"status\": %d}".formatted(code, status);
    return Map.entry(new Reply(status, body), refusal);
  }

  @Override
  public Said read(Request request) {
    var form = new HashMap<String, String>();
    for (var pair : request.body().split("&", -1)) {
      var parts = pair.split("=", 2);
      form.put(decoded(parts[0]), decoded(parts[1]));
    }
    return new Said(
        form.get("To").replace("whatsapp:", ""),
        form.get("StatusCallback").replaceAll(".*send=", ""),
        form.get("Body"),
        form.get("MediaUrl"),
        form.get("ContentSid"),
        values(form.get("ContentVariables")),
        null,
        List.of(),
        null);
  }

  private static List<String> values(String json) {
    var values = new TreeMap<String, String>();
    if (json != null) {
      JsonMapper.shared()
          .readTree(json)
          .properties()
          .forEach(each -> values.put(each.getKey(), each.getValue().asString()));
    }
    return List.copyOf(values.values());
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public boolean knowsTemplates() {
    return true;
  }

  /// In a content of its own, made beforehand.
  @Override
  public boolean showsButtons() {
    return false;
  }

  @Override
  public boolean showsQuotes() {
    return false;
  }

  @Override
  public boolean knowsPlaces() {
    return false;
  }

  @Override
  public String toString() {
    return "Twilio";
  }
}
