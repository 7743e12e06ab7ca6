package io.centralita.gateway.twilio;

import io.centralita.contracts.gateway.InboundMessage.OptOut;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.gateway.twilio.Form.Malformed;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A message as Twilio's form tells it
/// (<https://www.twilio.com/docs/messaging/guides/webhook-request>). Fields that would give the
/// sender away (`WaId`, `ChannelMetadata`) are not read.
///
/// @param messagingService the service to whose pool the number belongs
/// @param optOut what Twilio's own opt-out list made of it
record TwilioMessage(
    String sid,
    TwilioAddress from,
    BusinessNumber to,
    @Nullable String senderName,
    MessageContent content,
    @Nullable String repliedTo,
    @Nullable String messagingService,
    @Nullable OptOut optOut) {
  private static final Pattern SID = Pattern.compile("[A-Za-z0-9]{2,64}");

  static TwilioMessage of(Form form) throws Malformed {
    return new TwilioMessage(
        sid(form, "MessageSid"),
        TwilioAddress.of(required(form, "From")),
        number(required(form, "To")),
        clean(form.text("ProfileName")),
        TwilioContent.of(form),
        optionalSid(form.text("OriginalRepliedMessageSid")),
        optionalSid(form.text("MessagingServiceSid")),
        optOut(form.text("OptOutType")));
  }

  /// What is no id says nothing; the message counts all the same.
  private static @Nullable String optionalSid(@Nullable String text) {
    return text != null && SID.matcher(text).matches() ? text : null;
  }

  private static @Nullable OptOut optOut(@Nullable String type) {
    return switch (type) {
      case "STOP" -> OptOut.OUT;
      case "START" -> OptOut.IN;
      case "HELP" -> OptOut.HELP;
      case null, default -> null;
    };
  }

  static String sid(Form form, String field) throws Malformed {
    var sid = required(form, field);
    if (!SID.matcher(sid).matches()) {
      throw new Malformed(field + " is not an id of Twilio's");
    }
    return sid;
  }

  static String required(Form form, String field) throws Malformed {
    var value = form.text(field);
    if (value == null) {
      throw new Malformed(field + " is missing");
    }
    return value;
  }

  static BusinessNumber number(String to) throws Malformed {
    try {
      return new BusinessNumber(TwilioAddress.of(to).value());
    } catch (IllegalArgumentException _) {
      throw new Malformed("To is not a number in E.164");
    }
  }

  static @Nullable String clean(@Nullable String text) {
    return text == null ? null : withoutNul(text);
  }

  /// No database takes NUL in a text.
  static String withoutNul(String text) {
    return text.replace("\0", "");
  }
}
