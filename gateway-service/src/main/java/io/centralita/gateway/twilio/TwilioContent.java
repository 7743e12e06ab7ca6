package io.centralita.gateway.twilio;

import static io.centralita.gateway.twilio.TwilioMessage.clean;

import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.gateway.MessageContent.Author;
import io.centralita.contracts.gateway.MessageContent.Button;
import io.centralita.contracts.gateway.MessageContent.Forwarding;
import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.gateway.MessageContent.Media;
import io.centralita.contracts.gateway.MessageContent.Referral;
import io.centralita.gateway.twilio.Form.Malformed;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a message says, as Twilio's form tells it. A type of message that is not known is kept with
/// whatever of it is known.
final class TwilioContent {
  private static final String TEXT = "text";
  private static final String UNKNOWN_TYPE = "application/octet-stream";

  /// As many as Twilio puts into one message.
  private static final int MOST_MEDIA = 10;

  /// The values of `MessageType` for all that has a place in a message; a card of contacts is a
  /// medium, `text/vcard`.
  private static final Set<String> SUPPORTED =
      Set.of(
          "text",
          "image",
          "audio",
          "video",
          "document",
          "sticker",
          "location",
          "contacts",
          "button",
          "interactive",
          "sms",
          "mms");

  private static final Pattern WORD = Pattern.compile("[a-z0-9_-]{1,40}");

  private TwilioContent() {}

  static MessageContent of(Form form) throws Malformed {
    var body = form.value("Body");
    var media = media(form);
    var location = location(form);
    return new MessageContent(
        TwilioMessage.withoutNul(body == null ? "" : body),
        media.stream().flatMap(Optional::stream).toList(),
        location,
        button(form),
        quoted(form),
        referral(form),
        forwarded(form),
        null,
        unsupported(
            form.text("MessageType"),
            media.contains(Optional.empty()),
            lacksPlace(form, location)));
  }

  /// Who wrote the quoted message is told by an address; it goes no further than this comparison.
  private static @Nullable Author quoted(Form form) throws Malformed {
    var author = form.text("OriginalRepliedMessageSender");
    if (author == null) {
      return null;
    }
    return author.equals(TwilioMessage.required(form, "To")) ? Author.US : Author.PERSON;
  }

  /// An advertisement or post that leads to WhatsApp. What is told of it may be cut or missing: the
  /// message counts, whatever is wrong with it.
  private static @Nullable Referral referral(Form form) {
    var source = clean(form.text("ReferralSourceType"));
    var id = clean(form.text("ReferralSourceId"));
    var headline = clean(form.text("ReferralHeadline"));
    var clickId = clean(form.text("ReferralCtwaClid"));
    if (source == null && id == null && headline == null && clickId == null) {
      return null;
    }
    return new Referral(
        source == null ? "unknown" : source,
        id,
        headline,
        clean(form.text("ReferralBody")),
        address(form.text("ReferralSourceUrl")),
        clickId);
  }

  private static @Nullable URI address(@Nullable String text) {
    try {
      return text == null ? null : new URI(text);
    } catch (URISyntaxException _) {
      return null;
    }
  }

  private static @Nullable Forwarding forwarded(Form form) {
    if ("true".equalsIgnoreCase(form.value("FrequentlyForwarded"))) {
      return Forwarding.OFTEN;
    }
    return "true".equalsIgnoreCase(form.value("Forwarded")) ? Forwarding.ONCE : null;
  }

  /// Null for what has a place here, or says nothing of its type, as an SMS does; and else what it
  /// is that is missing from the message.
  private static @Nullable String unsupported(
      @Nullable String type, boolean lacksMedium, boolean lacksPlace) {
    var word = type == null ? TEXT : type.toLowerCase(Locale.ROOT);
    if (SUPPORTED.contains(word)) {
      if (lacksMedium) {
        return word.equals(TEXT) ? "media" : word;
      }
      return lacksPlace ? "location" : null;
    }
    return WORD.matcher(word).matches() ? word : "unknown";
  }

  /// Nothing stands for a medium whose address is none.
  private static List<Optional<Media>> media(Form form) {
    var media = new ArrayList<Optional<Media>>();
    for (var url = form.text("MediaUrl0");
        url != null && media.size() < MOST_MEDIA;
        url = form.text("MediaUrl" + media.size())) {
      var type = clean(form.text("MediaContentType" + media.size()));
      media.add(
          Optional.ofNullable(address(url))
              .map(at -> new Media(at, type == null ? UNKNOWN_TYPE : type)));
    }
    return media;
  }

  /// Null where there is none, and where it is nowhere on earth.
  private static @Nullable Location location(Form form) {
    var latitude = degrees(form.text("Latitude"), 90);
    var longitude = degrees(form.text("Longitude"), 180);
    if (latitude == null || longitude == null) {
      return null;
    }
    var name = clean(form.text("Label"));
    var address = clean(form.text("Address"));
    return new Location(
        latitude, longitude, name == null ? address : name, name == null ? null : address);
  }

  private static boolean lacksPlace(Form form, @Nullable Location location) {
    return location == null && form.text("Latitude") != null && form.text("Longitude") != null;
  }

  private static @Nullable Double degrees(@Nullable String text, double most) {
    try {
      var degrees = text == null ? null : Double.valueOf(text);
      return degrees != null && Math.abs(degrees) <= most ? degrees : null;
    } catch (NumberFormatException _) {
      return null;
    }
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
}
