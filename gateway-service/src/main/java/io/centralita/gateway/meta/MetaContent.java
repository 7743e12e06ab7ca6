package io.centralita.gateway.meta;

import static io.centralita.gateway.webhook.Json.number;
import static io.centralita.gateway.webhook.Json.text;

import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.gateway.MessageContent.Author;
import io.centralita.contracts.gateway.MessageContent.Button;
import io.centralita.contracts.gateway.MessageContent.Forwarding;
import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.gateway.MessageContent.Media;
import io.centralita.contracts.gateway.MessageContent.Referral;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a message of Meta's says. What has no place here, and what is not as Meta describes it, is
/// kept as a message of an unsupported kind. Cards of contacts and Meta's own notices carry numbers
/// of people: of those, nothing but the kind is read.
final class MetaContent {
  private static final Pattern MEDIUM = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final Pattern WORD = Pattern.compile("[a-z0-9_-]{1,40}");

  private MetaContent() {}

  static MessageContent of(JsonNode message, Function<String, URI> addresses) {
    var type = text(message, "type");
    var kind = type == null ? "" : type;
    var part = message.path(kind);
    return switch (kind) {
      case "text" -> content(message, kind, text(part, "body"), null, null, null);
      case "image", "video", "audio", "voice", "document", "sticker" ->
          content(message, kind, text(part, "caption"), media(part, addresses), null, null);
      case "location" -> content(message, kind, null, null, location(part), null);
      case "button" ->
          content(
              message,
              kind,
              text(part, "text"),
              null,
              null,
              button(text(part, "payload"), text(part, "text")));
      case "interactive" -> interactive(message, part);
      case "reaction" -> reaction(message, part);
      case "order" -> kept(message, kind, text(part, "text"));
      default -> kept(message, kind, null);
    };
  }

  /// A button of a message, or a line of a list.
  private static MessageContent interactive(JsonNode message, JsonNode interactive) {
    var type = text(interactive, "type");
    var reply = interactive.path(type == null ? "" : type);
    return content(
        message,
        type == null ? "interactive" : type,
        text(reply, "title"),
        null,
        null,
        button(text(reply, "id"), text(reply, "title")));
  }

  /// Taken back where there is no emoji.
  private static MessageContent reaction(JsonNode message, JsonNode reaction) {
    var emoji = text(reaction, "emoji");
    return full(message, "", List.of(), null, null, emoji == null ? "" : emoji, null);
  }

  private static MessageContent content(
      JsonNode message,
      String kind,
      @Nullable String text,
      @Nullable Media medium,
      @Nullable Location location,
      @Nullable Button button) {
    boolean says = text != null || medium != null || location != null || button != null;
    boolean lacks = !says || (medium == null && isMedium(kind));
    return full(
        message,
        text == null ? "" : text,
        medium == null ? List.of() : List.of(medium),
        location,
        button,
        null,
        lacks ? word(kind) : null);
  }

  private static boolean isMedium(String kind) {
    return switch (kind) {
      case "image", "video", "audio", "voice", "document", "sticker" -> true;
      default -> false;
    };
  }

  private static MessageContent kept(JsonNode message, String kind, @Nullable String text) {
    return full(message, text == null ? "" : text, List.of(), null, null, null, word(kind));
  }

  private static MessageContent full(
      JsonNode message,
      String text,
      List<Media> media,
      @Nullable Location location,
      @Nullable Button button,
      @Nullable String reaction,
      @Nullable String unsupported) {
    var context = message.path("context");
    return new MessageContent(
        text,
        media,
        location,
        button,
        quoted(message, context),
        referral(message.path("referral")),
        forwarded(context),
        reaction,
        unsupported);
  }

  /// Of the quoted message's author, an address, nothing but whether it is the person's own.
  private static @Nullable Author quoted(JsonNode message, JsonNode context) {
    var author = text(context, "from");
    if (text(context, "id") == null || author == null) {
      return null;
    }
    return author.equals(text(message, "from")) || author.equals(text(message, "from_user_id"))
        ? Author.PERSON
        : Author.US;
  }

  private static @Nullable Forwarding forwarded(JsonNode context) {
    if (context.path("frequently_forwarded").asBoolean(false)) {
      return Forwarding.OFTEN;
    }
    return context.path("forwarded").asBoolean(false) ? Forwarding.ONCE : null;
  }

  private static @Nullable Referral referral(JsonNode referral) {
    if (!referral.isObject()) {
      return null;
    }
    var source = text(referral, "source_type");
    return new Referral(
        source == null ? "unknown" : source,
        text(referral, "source_id"),
        text(referral, "headline"),
        text(referral, "body"),
        address(text(referral, "source_url")),
        text(referral, "ctwa_clid"));
  }

  /// Meta gives an id.
  private static @Nullable Media media(JsonNode part, Function<String, URI> addresses) {
    var id = text(part, "id");
    var type = text(part, "mime_type");
    return id != null && MEDIUM.matcher(id).matches()
        ? new Media(
            addresses.apply(id),
            type == null ? "application/octet-stream" : type,
            text(part, "filename"))
        : null;
  }

  private static @Nullable Location location(JsonNode part) {
    var latitude = number(part, "latitude");
    var longitude = number(part, "longitude");
    if (latitude == null
        || longitude == null
        || Math.abs(latitude) > 90
        || Math.abs(longitude) > 180) {
      return null;
    }
    var name = text(part, "name");
    var address = text(part, "address");
    return new Location(
        latitude, longitude, name == null ? address : name, name == null ? null : address);
  }

  private static @Nullable Button button(@Nullable String payload, @Nullable String title) {
    return payload == null ? null : new Button(payload, title == null ? "" : title);
  }

  private static @Nullable URI address(@Nullable String text) {
    try {
      return text == null ? null : new URI(text);
    } catch (URISyntaxException _) {
      return null;
    }
  }

  private static String word(String kind) {
    return WORD.matcher(kind).matches() ? kind : "unknown";
  }
}
