package io.centralita.simulator.webhook;

import io.centralita.simulator.SimulatorSettings;
import io.centralita.simulator.message.Message;
import io.centralita.simulator.message.Status;
import io.centralita.simulator.message.StatusChange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Webhooks as Meta's Cloud API writes them: messages and statuses
/// (https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components), signed with the
/// app's secret over the bytes.
@Component
public class MetaLetters {
  private static final int TWILIO_WINDOW_CLOSED = 63016;
  private static final int TWILIO_NO_MEDIA = 63019;

  private final SimulatorSettings.Meta settings;
  private final JsonMapper json;

  MetaLetters(SimulatorSettings settings, JsonMapper json) {
    this.settings = settings.meta();
    this.json = json;
  }

  /// @param sender the `phone_number_id` that was written to
  /// @param profileName what the person calls themselves
  public Letter message(Message message, String sender, String profileName) {
    var person = message.person().id();
    var contact = new LinkedHashMap<String, Object>();
    contact.put("profile", Map.of("name", profileName));
    contact.put(isNumber(person) ? "wa_id" : "user_id", digits(person));
    var entry = new LinkedHashMap<String, Object>();
    entry.put(isNumber(person) ? "from" : "from_user_id", digits(person));
    entry.put("id", message.sid());
    entry.put("timestamp", seconds(message.createdAt()));
    if (message.repliesTo() != null) {
      entry.put(
          "context", Map.of("from", digits(message.business().id()), "id", message.repliesTo()));
    }
    entry.putAll(content(message));
    return letter(
        message, sender, Map.of("contacts", List.of(contact), "messages", List.of(entry)));
  }

  private static Map<String, Object> content(Message message) {
    var tapped = message.tapped();
    if (tapped != null) {
      var reply = Map.of("id", tapped.id(), "title", tapped.title());
      return typed("interactive", Map.of("type", "button_reply", "button_reply", reply));
    }
    var location = message.location();
    if (location != null) {
      var place = new LinkedHashMap<String, Object>();
      place.put("latitude", location.latitude());
      place.put("longitude", location.longitude());
      Optional.ofNullable(location.label()).ifPresent(label -> place.put("name", label));
      Optional.ofNullable(location.address()).ifPresent(address -> place.put("address", address));
      return typed("location", place);
    }
    if (message.media().isEmpty()) {
      return typed("text", Map.of("body", message.body()));
    }
    var file = message.media().getFirst();
    var medium = new LinkedHashMap<String, Object>();
    medium.put("id", file.id());
    medium.put("mime_type", file.contentType());
    if (!message.body().isBlank()) {
      medium.put("caption", message.body());
    }
    return typed(family(file.contentType()), medium);
  }

  private static String family(String contentType) {
    var family = contentType.substring(0, Math.max(0, contentType.indexOf('/')));
    return switch (family) {
      case "image", "audio", "video" -> family;
      default -> "document";
    };
  }

  /// The announcement that a message has come one step further. What the business gave with the
  /// message comes back with it.
  public Optional<Letter> status(Message message, StatusChange change, String sender) {
    var word = word(change.status());
    if (word.isEmpty()) {
      return Optional.empty();
    }
    var person = message.person().id();
    var status = new LinkedHashMap<String, Object>();
    status.put("id", message.sid());
    status.put("status", word);
    status.put("timestamp", seconds(change.at()));
    status.put(isNumber(person) ? "recipient_id" : "recipient_user_id", digits(person));
    Optional.ofNullable(message.statusCallback())
        .ifPresent(data -> status.put("biz_opaque_callback_data", data));
    Optional.ofNullable(change.errorCode())
        .ifPresent(code ->
            status.put("errors", List.of(Map.of("code", code(code), "title", "not delivered"))));
    return Optional.of(letter(message, sender, Map.of("statuses", List.of(status))));
  }

  private static String word(Status status) {
    return switch (status) {
      case SENT -> "sent";
      case DELIVERED -> "delivered";
      case READ -> "read";
      case UNDELIVERED, FAILED -> "failed";
      case QUEUED, RECEIVED -> "";
    };
  }

  private static int code(int twilio) {
    return switch (twilio) {
      case TWILIO_WINDOW_CLOSED -> 131047;
      case TWILIO_NO_MEDIA -> 131053;
      default -> twilio;
    };
  }

  private Letter letter(Message message, String sender, Map<String, Object> said) {
    var value = new LinkedHashMap<String, Object>();
    value.put("messaging_product", "whatsapp");
    value.put(
        "metadata",
        Map.of("display_phone_number", digits(message.business().id()), "phone_number_id", sender));
    value.putAll(said);
    var change = Map.of("field", "messages", "value", value);
    var body =
        json.writeValueAsString(
            Map.of(
                "object",
                "whatsapp_business_account",
                "entry",
                List.of(Map.of("id", settings.businessAccount(), "changes", List.of(change)))));
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var signature = Signature.hex("HmacSHA256", bytes, settings.appSecret());
    return new Letter.Json(body, Map.of("X-Hub-Signature-256", "sha256=" + signature));
  }

  private static Map<String, Object> typed(String type, Object body) {
    return Map.of("type", type, type, body);
  }

  private static boolean isNumber(String id) {
    return id.startsWith("+");
  }

  /// Meta writes numbers without the plus.
  private static String digits(String id) {
    return isNumber(id) ? id.substring(1) : id;
  }

  private static String seconds(Instant at) {
    return Long.toString(at.getEpochSecond());
  }
}
