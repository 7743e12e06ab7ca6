package io.centralita.routing.carrier.kommo;

import io.centralita.routing.carrier.CarrierHttp;
import io.centralita.routing.carrier.CarrierLine;
import io.centralita.routing.carrier.CarrierServer.Reply;
import io.centralita.routing.carrier.CarrierServer.Request;
import io.centralita.routing.carrier.Dialect;
import io.centralita.routing.carrier.Refusal;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The Chats API's JSON and statuses.
public final class KommoDialect implements Dialect {
  public static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
  private static final Duration SHORT = Duration.ofMillis(700);

  @Override
  public CarrierLine line(URI server) {
    var settings = new KommoSettings(server, "channel-secret", "bot", "Aliado", 4, SHORT, SHORT);
    return new Kommo(
        new CarrierHttp(4, SHORT, SHORT),
        settings,
        InstantSource.fixed(NOW),
        CircuitBreakerRegistry.ofDefaults());
  }

  @Override
  public Reply taken(String id) {
    return new Reply(
        200, "{\"new_message\": {\"msgid\": \"%s\", \"ref_id\": \"1\"}}".formatted(id));
  }

  @Override
  public String known(String id) {
    return id;
  }

  @Override
  public Map<Reply, Refusal> refusals() {
    return Map.of(
        new Reply(400, "{\"detail\": \"no\"}"), Refusal.INVALID_CONTENT,
        new Reply(403, "{\"detail\": \"no\"}"), Refusal.NOT_OUR_ACCOUNT,
        new Reply(404, "{\"detail\": \"no\"}"), Refusal.INVALID_SENDER,
        new Reply(418, "{\"detail\": \"no\"}"), Refusal.UNEXPECTED);
  }

  @Override
  public Said read(Request request) {
    var payload = JsonMapper.shared().readTree(request.body()).path("payload");
    var message = payload.path("message");
    var place = message.path("location");
    return new Said(
        payload.path("receiver").path("id").asString(),
        payload.path("msgid").asString(),
        message.path("text").asString(),
        message.has("media") ? message.path("media").asString() : null,
        null,
        List.of(),
        place.isMissingNode()
            ? null
            : place.path("lat").asDouble() + "," + place.path("lon").asDouble(),
        List.of(),
        null);
  }

  @Override
  public boolean knowsTemplates() {
    return false;
  }

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
    return true;
  }

  @Override
  public String toString() {
    return "Kommo";
  }
}
