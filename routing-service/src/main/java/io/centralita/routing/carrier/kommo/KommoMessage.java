package io.centralita.routing.carrier.kommo;

import io.centralita.contracts.gateway.MessageContent.Media;
import io.centralita.routing.carrier.Parcel;
import io.centralita.routing.carrier.Route;
import io.centralita.routing.template.Message;
import io.centralita.routing.template.Wording.Button;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// A message as the Chats API takes it
/// (https://developers.kommo.com/reference/send-import-messages): from the channel's bot to the
/// person, under our own ids of chat and message.
record KommoMessage(KommoSettings settings) {

  /// @return nothing when one message of Kommo's cannot hold it
  Optional<Map<String, Object>> of(Parcel parcel, Instant now) {
    return content(parcel.content())
        .map(content -> {
          var payload = new LinkedHashMap<String, Object>();
          payload.put("timestamp", now.getEpochSecond());
          payload.put("msec_timestamp", now.toEpochMilli());
          payload.put("msgid", parcel.id().toString());
          payload.putAll(chat(parcel.route()));
          payload.put(
              "sender",
              Map.of("id", "centralita", "name", settings.botName(), "ref_id", settings.botId()));
          payload.put("receiver", person(parcel.route()));
          payload.put("message", content);
          payload.put("silent", true);
          return Map.of("event_type", "new_message", "payload", payload);
        });
  }

  /// Our id of the chat is that of the conversation. A chat that began at Kommo is named by its own
  /// id too, so that Kommo joins the two.
  static Map<String, Object> chat(Route route) {
    var chat = new LinkedHashMap<String, Object>();
    chat.put("conversation_id", route.conversation().toString());
    if (route.chat() != null && !route.chat().equals(route.conversation().toString())) {
      chat.put("conversation_ref_id", route.chat());
    }
    return chat;
  }

  static Map<String, Object> person(Route route) {
    var person = new LinkedHashMap<String, Object>();
    var identity = route.to();
    person.put("id", identity.reveal());
    person.put("name", identity.hint());
    if (identity.isPhoneNumber()) {
      person.put("profile", Map.of("phone", identity.reveal()));
    }
    return person;
  }

  private static Optional<Map<String, Object>> content(Parcel.Content content) {
    return switch (content) {
      case Parcel.Text text -> text(text);
      case Parcel.Buttons(Message message) -> Optional.of(written(withTitles(message)));
      case Parcel.FromTemplate(Message message) -> Optional.of(written(withTitles(message)));
    };
  }

  /// Kommo shows no buttons to people, so what they would say is said.
  private static String withTitles(Message message) {
    if (!message.wording().hasButtons()) {
      return message.text();
    }
    var sms = message.wording().sms();
    return message.text()
        + "\n"
        + Objects.requireNonNullElseGet(
            sms,
            () ->
                message.wording().contentButtons().stream()
                    .map(Button::title)
                    .collect(Collectors.joining(" / ")));
  }

  private static Optional<Map<String, Object>> text(Parcel.Text text) {
    if (text.media().size() > 1) {
      return Optional.empty();
    }
    if (text.media().size() == 1) {
      return Optional.of(media(text.media().getFirst(), text.said()));
    }
    var place = text.location();
    if (text.text().isBlank() && place != null) {
      return Optional.of(
          Map.of(
              "type",
              "location",
              "text",
              Objects.requireNonNullElse(place.label(), ""),
              "location",
              Map.of("lat", place.latitude(), "lon", place.longitude())));
    }
    return Optional.of(written(text.said()));
  }

  private static Map<String, Object> written(String text) {
    return Map.of("type", "text", "text", text);
  }

  /// The size is a field that Kommo insists on and that nobody here knows.
  private static Map<String, Object> media(Media media, String caption) {
    return Map.of(
        "type",
        type(media.contentType()),
        "text",
        caption,
        "media",
        media.url().toString(),
        "file_name",
        Objects.requireNonNullElse(media.name(), name(media)),
        "file_size",
        0);
  }

  private static String type(String contentType) {
    var family = contentType.substring(0, Math.max(0, contentType.indexOf('/')));
    return switch (family) {
      case "image" -> "picture";
      case "video", "audio" -> family;
      default -> "file";
    };
  }

  private static String name(Media media) {
    var parts = List.of(Objects.requireNonNullElse(media.url().getPath(), "").split("/", -1));
    return parts.getLast().isEmpty() ? "file" : parts.getLast();
  }
}
