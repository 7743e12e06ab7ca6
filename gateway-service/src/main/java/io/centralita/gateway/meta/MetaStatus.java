package io.centralita.gateway.meta;

import static io.centralita.gateway.webhook.Json.objects;
import static io.centralita.gateway.webhook.Json.text;

import io.centralita.contracts.gateway.DeliveryStatus;
import io.centralita.contracts.values.SendId;
import io.centralita.contracts.values.WhatsAppMessageId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What became of a send as Meta tells it. `biz_opaque_callback_data` is what we gave Meta with the
/// send: its id. Meta sends the id back with every status, so a status can be told from those of
/// other people's messages, and settles a send whose answer never came.
///
/// @param word Meta's own word for the status
/// @param errorCode Meta's, such as 131047
record MetaStatus(
    SendId send, String id, String word, DeliveryStatus status, @Nullable String errorCode) {

  /// Null for what is no status of a send of ours, or has a word that this build does not know.
  static @Nullable MetaStatus of(JsonNode node) {
    var id = text(node, "id");
    var word = text(node, "status");
    var send = send(text(node, "biz_opaque_callback_data"));
    var status = word == null ? null : status(word);
    if (id == null || word == null || send == null || status == null) {
      return null;
    }
    var error =
        objects(node, "errors").stream().findFirst().map(first -> text(first, "code")).orElse(null);
    return new MetaStatus(send, WhatsAppMessageId.withoutNumber(id), word, status, error);
  }

  private static @Nullable SendId send(@Nullable String callbackData) {
    try {
      return callbackData == null ? null : SendId.of(callbackData);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static @Nullable DeliveryStatus status(String word) {
    return switch (word) {
      case "accepted", "held_for_quality_assessment" -> DeliveryStatus.QUEUED;
      case "sent" -> DeliveryStatus.SENT;
      case "delivered" -> DeliveryStatus.DELIVERED;
      // Who plays a voice message has seen it; who deletes one was sent it, which is known already.
      case "read", "played" -> DeliveryStatus.READ;
      case "failed" -> DeliveryStatus.FAILED;
      default -> null;
    };
  }
}
