package io.centralita.gateway.kommo;

import static io.centralita.gateway.webhook.Json.number;
import static io.centralita.gateway.webhook.Json.objects;
import static io.centralita.gateway.webhook.Json.text;

import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.gateway.MessageContent.Button;
import io.centralita.contracts.gateway.MessageContent.Forwarding;
import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.gateway.MessageContent.Media;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLConnection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a message of Kommo's says: text and a medium may come together. A card of a contact carries
/// a number, so nothing but its kind is read.
final class KommoContent {
  private static final Pattern WORD = Pattern.compile("[a-z0-9_-]{1,40}");

  private KommoContent() {}

  static MessageContent of(JsonNode message) {
    var type = text(message, "type");
    var kind = type == null ? "" : type;
    var said = text(message, "text");
    var medium = kind.equals("contact") ? null : media(message, kind);
    var location = kind.equals("location") ? location(message.path("location")) : null;
    boolean whole =
        switch (kind) {
          case "text" -> said != null;
          case "file", "video", "picture", "voice", "audio", "sticker" -> medium != null;
          case "location" -> location != null;
          default -> false;
        };
    return new MessageContent(
        said == null || kind.equals("contact") ? "" : said,
        medium == null ? List.of() : List.of(medium),
        location,
        button(message, said),
        null,
        null,
        objects(message.path("forwards"), "messages").isEmpty() ? null : Forwarding.ONCE,
        null,
        whole ? null : WORD.matcher(kind).matches() ? kind : "unknown");
  }

  /// A line picked from a list.
  private static @Nullable Button button(JsonNode message, @Nullable String said) {
    var payload = text(message, "callback_data");
    return payload == null ? null : new Button(payload, said == null ? "" : said);
  }

  private static @Nullable Media media(JsonNode message, String kind) {
    var url = text(message, "media");
    try {
      var name = text(message, "file_name");
      return url == null ? null : new Media(new URI(url), contentType(kind, name, url), name);
    } catch (URISyntaxException _) {
      return null;
    }
  }

  /// Kommo tells a kind and a name, no content type.
  private static String contentType(String kind, @Nullable String name, String url) {
    var guessed = URLConnection.guessContentTypeFromName(name == null ? url : name);
    if (guessed != null) {
      return guessed;
    }
    return switch (kind) {
      case "picture" -> "image/jpeg";
      case "video" -> "video/mp4";
      case "voice", "audio" -> "audio/ogg";
      case "sticker" -> "image/webp";
      default -> "application/octet-stream";
    };
  }

  private static @Nullable Location location(JsonNode location) {
    var latitude = number(location, "lat");
    var longitude = number(location, "lon");
    return latitude != null
            && longitude != null
            && Math.abs(latitude) <= 90
            && Math.abs(longitude) <= 180
        ? new Location(latitude, longitude, null)
        : null;
  }
}
