package io.centralita.gateway.twilio;

import io.centralita.contracts.gateway.DeliveryStatus;
import io.centralita.contracts.values.SendId;
import io.centralita.gateway.twilio.Form.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What became of a send as Twilio's form tells it
/// (<https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks>).
///
/// @param word Twilio's own word for the status
/// @param status null when the word is one that this build does not know
record TwilioReceipt(
    SendId send,
    String sid,
    String word,
    @Nullable DeliveryStatus status,
    @Nullable String errorCode) {
  private static final int LONGEST_WORD = 40;
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,20}");

  /// @param query of the address, which we gave Twilio with the send: `?send=<id>`
  static TwilioReceipt of(String query, Form form) throws Malformed {
    var word =
        form.text("MessageStatus") == null ? form.text("SmsStatus") : form.text("MessageStatus");
    if (word == null || word.length() > LONGEST_WORD) {
      throw new Malformed("MessageStatus is missing");
    }
    var lower = word.toLowerCase(Locale.ROOT);
    return new TwilioReceipt(
        send(query), TwilioMessage.sid(form, "MessageSid"), lower, status(lower), errorCode(form));
  }

  private static @Nullable String errorCode(Form form) {
    var code = form.text("ErrorCode");
    return code != null && CODE.matcher(code).matches() ? code : null;
  }

  private static SendId send(String query) throws Malformed {
    var fields = query.isEmpty() ? query : query.substring(1);
    var send = Form.parse(fields.getBytes(StandardCharsets.UTF_8)).text("send");
    try {
      return SendId.of(send == null ? "" : send);
    } catch (IllegalArgumentException _) {
      throw new Malformed("The address does not name the send: ?send=<id>");
    }
  }

  private static @Nullable DeliveryStatus status(String word) {
    return switch (word) {
      case "accepted", "scheduled", "queued", "sending" -> DeliveryStatus.QUEUED;
      case "sent" -> DeliveryStatus.SENT;
      case "delivered", "partially_delivered" -> DeliveryStatus.DELIVERED;
      case "read" -> DeliveryStatus.READ;
      case "undelivered" -> DeliveryStatus.UNDELIVERED;
      case "failed", "canceled" -> DeliveryStatus.FAILED;
      default -> null;
    };
  }
}
