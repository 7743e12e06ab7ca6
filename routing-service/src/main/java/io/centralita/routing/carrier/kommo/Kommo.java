package io.centralita.routing.carrier.kommo;

import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.SendId;
import io.centralita.routing.carrier.Breaker;
import io.centralita.routing.carrier.CarrierHttp;
import io.centralita.routing.carrier.CarrierHttp.Answer;
import io.centralita.routing.carrier.CarrierHttp.Answered;
import io.centralita.routing.carrier.CarrierLine;
import io.centralita.routing.carrier.Evidence;
import io.centralita.routing.carrier.HandOver;
import io.centralita.routing.carrier.Parcel;
import io.centralita.routing.carrier.Refusal;
import io.centralita.routing.carrier.Route;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Chats at Kommo (https://developers.kommo.com/reference/chats-api). A message goes there under
/// our own id, and the history of a chat shows that id again: so it can always be found out whether
/// Kommo has it. Kommo knows neither templates nor a window of ours.
@Component
class Kommo implements CarrierLine {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int PAGE = 50;
  private static final int MOST_LOOKED_AT = 1_000;

  private final CarrierHttp http;
  private final KommoSettings settings;
  private final KommoMessage messages;
  private final InstantSource clock;
  private final Breaker breaker;

  Kommo(
      CarrierHttp kommoHttp,
      KommoSettings settings,
      InstantSource clock,
      CircuitBreakerRegistry carrierBreakers) {
    this.http = kommoHttp;
    this.settings = settings;
    this.messages = new KommoMessage(settings);
    this.clock = clock;
    this.breaker = new Breaker(carrierBreakers, "kommo");
  }

  @Override
  public Carrier carrier() {
    return Carrier.KOMMO;
  }

  @Override
  public HandOver handOver(Parcel parcel) {
    if (!settings.isConfigured()) {
      return new HandOver.Refused(Refusal.NOT_OUR_ACCOUNT, "KOMMO_CHANNEL_SECRET is not set");
    }
    var scope = parcel.route().sender();
    if (scope == null) {
      return new HandOver.Refused(Refusal.INVALID_SENDER, "no scope_id");
    }
    return messages
        .of(parcel, clock.instant())
        .map(message -> breaker.around(() -> KommoErrors.outcome(post(path(scope, ""), message))))
        .orElseGet(() -> new HandOver.Refused(Refusal.INVALID_CONTENT, "fits no message"));
  }

  /// Asks for the chat (creating one that is there changes nothing) and looks through its history,
  /// newest first, for our id.
  @Override
  public Evidence evidence(SendId send, Route route, Instant since) {
    var scope = Objects.requireNonNull(route.sender(), "scope_id");
    var chat = post(path(scope, "/chats"), chatWith(route));
    var id = successful(chat).path("id").asString("");
    for (int offset = 0; offset < MOST_LOOKED_AT; offset += PAGE) {
      var page = history(path(scope, "/chats/" + id + "/history"), offset).path("messages");
      for (var entry : page) {
        var message = entry.path("message");
        if (message.path("client_id").asString("").equals(send.toString())) {
          return new Evidence.Known(Optional.of(message.path("id").asString("")));
        }
      }
      if (page.size() < PAGE || isBefore(page.path(PAGE - 1), since)) {
        break;
      }
    }
    return new Evidence.Known(Optional.empty());
  }

  private static boolean isBefore(JsonNode entry, Instant since) {
    return entry.path("timestamp").asLong(0) < since.getEpochSecond();
  }

  private static Map<String, Object> chatWith(Route route) {
    return Map.of(
        "conversation_id", route.conversation().toString(), "user", KommoMessage.person(route));
  }

  private JsonNode history(String path, int offset) {
    var headers = KommoSigned.headers("GET", path, new byte[0], clock.instant(), settings.secret());
    var uri = settings.baseUrl().resolve(path + "?limit=" + PAGE + "&offset=" + offset);
    return successful(http.get(uri, headers));
  }

  private Answer post(String path, Map<String, Object> body) {
    var json = JSON.writeValueAsBytes(body);
    var headers = KommoSigned.headers("POST", path, json, clock.instant(), settings.secret());
    return http.post(settings.baseUrl().resolve(path), headers, json);
  }

  private static JsonNode successful(Answer answer) {
    if (answer instanceof Answered answered && answered.isSuccess()) {
      return answered.body();
    }
    throw new IllegalStateException("Kommo does not say what it has");
  }

  private static String path(String scope, String rest) {
    return "/v2/origin/custom/" + scope + rest;
  }

  @Override
  public Refusal refusal(String code) {
    return KommoErrors.refusal(code);
  }

  @Override
  public boolean keepsWindow() {
    return false;
  }
}
