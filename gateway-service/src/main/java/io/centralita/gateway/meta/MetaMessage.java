package io.centralita.gateway.meta;

import static io.centralita.gateway.webhook.Json.text;

import io.centralita.contracts.address.Identity;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.values.WhatsAppMessageId;
import io.centralita.gateway.webhook.SentAt;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A message as Meta tells it. A person with a phone number is known by it; one who hides it behind
/// a user name by the business-scoped user id, `US.1234…`.
///
/// @param id Meta's, without the number in it
/// @param wamid Meta's as it is, to be sealed
/// @param from empty when the sender is neither; the person, in clear
record MetaMessage(
    String id,
    String wamid,
    Optional<Identity> from,
    @Nullable String senderName,
    MessageContent content,
    @Nullable String repliedTo,
    @Nullable Instant sentAt) {

  /// @param contacts who wrote the messages of the same batch
  /// @return null when it has no id
  /// @param now when they came
  static @Nullable MetaMessage of(
      JsonNode message, List<JsonNode> contacts, Function<String, URI> media, Instant now) {
    var id = text(message, "id");
    if (id == null) {
      return null;
    }
    var number = text(message, "from");
    var user = text(message, "from_user_id");
    var contact = contact(contacts, number, user);
    var repliedTo = repliedTo(message);
    return new MetaMessage(
        WhatsAppMessageId.withoutNumber(id),
        id,
        Stream.of(number, user, text(contact, "wa_id"), text(contact, "user_id"))
            .flatMap(Stream::ofNullable)
            .flatMap(each -> identity(each).stream())
            .findFirst(),
        text(contact.path("profile"), "name"),
        MetaContent.of(message, media),
        repliedTo == null ? null : WhatsAppMessageId.withoutNumber(repliedTo),
        sentAt(text(message, "timestamp"), now));
  }

  /// The one with the message's number or user id; the only one where the message has neither.
  private static JsonNode contact(
      List<JsonNode> contacts, @Nullable String number, @Nullable String user) {
    return contacts.stream()
        .filter(contact ->
            (number != null && number.equals(text(contact, "wa_id")))
                || (user != null && user.equals(text(contact, "user_id")))
                || (number == null && user == null && contacts.size() == 1))
        .findFirst()
        .orElseGet(MissingNode::getInstance);
  }

  /// Meta writes numbers without the plus.
  private static Optional<Identity> identity(String text) {
    boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
    try {
      return Optional.of(Identity.of(digits ? "+" + text : text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// The message that is quoted, answered by button, or reacted to.
  private static @Nullable String repliedTo(JsonNode message) {
    var quoted = text(message.path("context"), "id");
    return quoted == null ? text(message.path("reaction"), "message_id") : quoted;
  }

  private static @Nullable Instant sentAt(@Nullable String seconds, Instant now) {
    try {
      return seconds == null ? null : SentAt.ofSeconds(Long.parseLong(seconds), now);
    } catch (NumberFormatException _) {
      return null;
    }
  }
}
