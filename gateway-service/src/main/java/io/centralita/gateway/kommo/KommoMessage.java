package io.centralita.gateway.kommo;

import static io.centralita.gateway.webhook.Json.number;
import static io.centralita.gateway.webhook.Json.text;

import io.centralita.contracts.address.Identity;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.gateway.webhook.Json;
import io.centralita.gateway.webhook.SentAt;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A message as Kommo's webhook of version 2 tells it: `{account_id, time, message: {conversation,
/// sender, receiver, timestamp, msec_timestamp, message: {id, type, text, media…}}}`.
///
/// Who wrote is `sender`. A person whose number Kommo knows is that number; anybody else is the
/// chat.
///
/// @param chat Kommo's id of the chat
/// @param from the person, in clear
record KommoMessage(
    String id,
    String chat,
    Identity from,
    @Nullable String senderName,
    MessageContent content,
    @Nullable String repliedTo,
    @Nullable Instant sentAt) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{6,100}");

  /// @param now when it came
  static KommoMessage of(JsonNode body, Instant now) throws Json.Malformed {
    var event = body.path("message");
    var message = event.path("message");
    var chat = id(event.path("conversation"), "message.conversation.id");
    var sender = event.path("sender");
    return new KommoMessage(
        id(message, "message.message.id"),
        chat,
        person(text(sender, "phone"), chat),
        text(sender, "name"),
        KommoContent.of(message),
        repliedTo(message.path("reply_to").path("message")),
        sentAt(event, now));
  }

  private static String id(JsonNode object, String name) throws Json.Malformed {
    var id = text(object, "id");
    if (id == null || !ID.matcher(id).matches()) {
      throw new Json.Malformed(name + " is missing, or no id of Kommo's");
    }
    return id;
  }

  /// Kommo keeps numbers as people typed them.
  private static Identity person(@Nullable String phone, String chat) {
    try {
      if (phone != null) {
        return Identity.of(phone.startsWith("+") ? phone : "+" + phone);
      }
    } catch (IllegalArgumentException _) {
      // The chat is the person, then.
    }
    return Identity.of("kommo:" + chat);
  }

  private static @Nullable String repliedTo(JsonNode quoted) {
    var id = text(quoted, "id");
    return id != null && ID.matcher(id).matches() ? id : null;
  }

  private static @Nullable Instant sentAt(JsonNode event, Instant now) {
    var milliseconds = number(event, "msec_timestamp");
    var seconds = number(event, "timestamp");
    if (milliseconds != null) {
      return SentAt.ofMilliseconds(milliseconds.longValue(), now);
    }
    return seconds == null ? null : SentAt.ofSeconds(seconds.longValue(), now);
  }
}
