package io.centralita.routing.carrier.meta;

import io.centralita.contracts.address.Identity;
import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.gateway.MessageContent.Media;
import io.centralita.routing.carrier.Parcel;
import io.centralita.routing.template.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A message as the Cloud API takes it
/// (https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages).
final class MetaMessage {
  private static final int LONGEST_TEXT = 4_096;
  private static final int LONGEST_CAPTION = 1_024;

  private MetaMessage() {}

  /// @param quoted Meta's id of the message that it answers
  /// @return nothing when one message of Meta's cannot hold it
  static Optional<Map<String, Object>> of(Parcel parcel, @Nullable String quoted) {
    return content(parcel.content())
        .map(content -> {
          var message = new LinkedHashMap<String, Object>();
          message.put("messaging_product", "whatsapp");
          message.put("recipient_type", "individual");
          address(message, parcel.route().to());
          if (quoted != null) {
            message.put("context", Map.of("message_id", quoted));
          }
          message.put("biz_opaque_callback_data", parcel.id().toString());
          message.putAll(content);
          return message;
        });
  }

  /// People without a number have a field of their own; in `to` Meta knows numbers alone.
  private static void address(Map<String, Object> message, Identity person) {
    var field = person.isPhoneNumber() ? "to" : "recipient";
    message.put(field, person.reveal());
  }

  private static Optional<Map<String, Object>> content(Parcel.Content content) {
    return switch (content) {
      case Parcel.Text text -> text(text);
      case Parcel.Buttons(Message message) -> Optional.of(buttons(message));
      case Parcel.FromTemplate(Message message) ->
          Optional.of(typed("template", MetaTemplate.filled(message)));
    };
  }

  private static Optional<Map<String, Object>> text(Parcel.Text text) {
    if (text.media().size() > 1) {
      return Optional.empty();
    }
    if (text.media().size() == 1) {
      return media(text.media().getFirst(), text.said());
    }
    if (text.text().isBlank() && text.location() != null) {
      return Optional.of(typed("location", place(text.location())));
    }
    return text.said().length() > LONGEST_TEXT
        ? Optional.empty()
        : Optional.of(typed("text", Map.of("body", text.said())));
  }

  private static Optional<Map<String, Object>> media(Media media, String caption) {
    if (caption.length() > LONGEST_CAPTION) {
      return Optional.empty();
    }
    var type = type(media.contentType(), caption);
    var body = new LinkedHashMap<String, Object>();
    body.put("link", media.url().toString());
    putUnlessBlank(body, "caption", caption);
    if (type.equals("document")) {
      putUnlessBlank(body, "filename", media.name());
    }
    return Optional.of(typed(type, body));
  }

  /// A voice message has no caption, so one with words goes as a file.
  private static String type(String contentType, String caption) {
    var family = contentType.substring(0, Math.max(0, contentType.indexOf('/')));
    return switch (family) {
      case "image", "video" -> family;
      case "audio" -> caption.isBlank() ? family : "document";
      default -> "document";
    };
  }

  private static Map<String, Object> place(Location location) {
    var place = new LinkedHashMap<String, Object>();
    place.put("latitude", location.latitude());
    place.put("longitude", location.longitude());
    putUnlessBlank(place, "name", location.label());
    putUnlessBlank(place, "address", location.address());
    return place;
  }

  private static Map<String, Object> buttons(Message message) {
    var buttons =
        MetaTemplate.buttons(message).stream()
            .map(button ->
                Map.of(
                    "type",
                    "reply",
                    "reply",
                    Map.of("id", button.payload(), "title", button.title())))
            .toList();
    return typed(
        "interactive",
        Map.of(
            "type", "button",
            "body", Map.of("text", message.text()),
            "action", Map.of("buttons", List.copyOf(buttons))));
  }

  private static Map<String, Object> typed(String type, Map<String, Object> body) {
    return Map.of("type", type, type, body);
  }

  private static void putUnlessBlank(Map<String, Object> map, String key, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      map.put(key, value);
    }
  }
}
