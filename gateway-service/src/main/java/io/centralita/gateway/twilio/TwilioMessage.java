package io.centralita.gateway.twilio;

import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.gateway.MessageContent.Button;
import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.gateway.MessageContent.Media;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.gateway.twilio.Form.Malformed;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A message as Twilio's form tells it
/// (<https://www.twilio.com/docs/messaging/guides/webhook-request>). Fields that would give the
/// sender away (`WaId`, `ChannelMetadata`, `OriginalRepliedMessageSender`) are not read. A type of
/// message that is not known is kept with whatever of it is known.
record TwilioMessage(
    String sid,
    TwilioAddress from,
    BusinessNumber to,
    @Nullable String senderName,
    MessageContent content,
    @Nullable String repliedTo) {
  private static final Pattern SID = Pattern.compile("[A-Za-z0-9]{2,64}");
  private static final String UNKNOWN_TYPE = "application/octet-stream";

  static TwilioMessage of(Form form) throws Malformed {
    return new TwilioMessage(
        sid(form, "MessageSid"),
        TwilioAddress.of(required(form, "From")),
        number(required(form, "To")),
        clean(form.text("ProfileName")),
        content(form),
        form.text("OriginalRepliedMessageSid") == null
            ? null
            : sid(form, "OriginalRepliedMessageSid"));
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

  private static MessageContent content(Form form) throws Malformed {
    var body = form.value("Body");
    return new MessageContent(
        withoutNul(body == null ? "" : body), media(form), location(form), button(form));
  }

  private static List<Media> media(Form form) throws Malformed {
    var media = new ArrayList<Media>();
    for (var url = form.text("MediaUrl0");
        url != null;
        url = form.text("MediaUrl" + media.size())) {
      var type = clean(form.text("MediaContentType" + media.size()));
      media.add(new Media(uri(url), type == null ? UNKNOWN_TYPE : type));
    }
    return media;
  }

  private static URI uri(String url) throws Malformed {
    try {
      return new URI(url);
    } catch (URISyntaxException _) {
      throw new Malformed("A MediaUrl is not an address");
    }
  }

  private static @Nullable Location location(Form form) throws Malformed {
    var latitude = form.text("Latitude");
    var longitude = form.text("Longitude");
    if (latitude == null || longitude == null) {
      return null;
    }
    var label = form.text("Label");
    return new Location(
        degrees(latitude, 90),
        degrees(longitude, 180),
        clean(label == null ? form.text("Address") : label));
  }

  private static double degrees(String text, double most) throws Malformed {
    try {
      var degrees = Double.parseDouble(text);
      if (Math.abs(degrees) <= most) {
        return degrees;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new Malformed("Latitude and Longitude are not degrees");
  }

  /// A button of a template, or what was picked from a list.
  private static @Nullable Button button(Form form) {
    var button = button(form, "ButtonPayload", "ButtonText");
    return button == null ? button(form, "ListId", "ListTitle") : button;
  }

  private static @Nullable Button button(Form form, String payloadField, String titleField) {
    var payload = clean(form.text(payloadField));
    var title = clean(form.text(titleField));
    if (payload == null) {
      return null;
    }
    return new Button(payload, title == null ? "" : title);
  }

  private static @Nullable String clean(@Nullable String text) {
    return text == null ? null : withoutNul(text);
  }

  /// No database takes NUL in a text.
  private static String withoutNul(String text) {
    return text.replace("\0", "");
  }
}
