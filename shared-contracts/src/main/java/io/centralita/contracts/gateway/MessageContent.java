package io.centralita.contracts.gateway;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one message carries. A picture may have a caption, a button's title is its text.
///
/// @param text what the person wrote; empty when there was only something else
/// @param button what a tapped button stands for
public record MessageContent(
    String text, List<Media> media, @Nullable Location location, @Nullable Button button) {

  public MessageContent {
    text = text == null ? "" : text;
    media = media == null ? List.of() : List.copyOf(media);
  }

  public static MessageContent text(String text) {
    return new MessageContent(text, List.of(), null, null);
  }

  /// @param url where the carrier keeps it; it names the account, so it is for services, not people
  public record Media(URI url, String contentType) {}

  public record Location(double latitude, double longitude, @Nullable String label) {}

  /// @param payload what the template gave the button as its id
  public record Button(String payload, String title) {}
}
