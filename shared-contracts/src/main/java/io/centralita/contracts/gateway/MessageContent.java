package io.centralita.contracts.gateway;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one message carries. A picture may have a caption, a button's title is its text.
///
/// @param text what the person wrote; empty when there was only something else
/// @param button what a tapped button, or a line picked from a list, stands for
/// @param quoted whose message this one quotes; which one is `MessageReceived.repliedTo`
/// @param referral the advertisement or post that the person came from
/// @param forwarded the person did not write this but passed it on
/// @param reaction the emoji that the person put on the message `repliedTo`; empty when it was
///   taken away. No message in itself
/// @param unsupported the carrier's own word for a kind of message that has no place here, such as
///   `order`; what it said besides text is not kept
public record MessageContent(
    String text,
    List<Media> media,
    @Nullable Location location,
    @Nullable Button button,
    @Nullable Author quoted,
    @Nullable Referral referral,
    @Nullable Forwarding forwarded,
    @Nullable String reaction,
    @Nullable String unsupported) {

  public MessageContent {
    text = text == null ? "" : text;
    media = media == null ? List.of() : List.copyOf(media);
  }

  public MessageContent(
      String text, List<Media> media, @Nullable Location location, @Nullable Button button) {
    this(text, media, location, button, null, null, null, null, null);
  }

  public static MessageContent text(String text) {
    return new MessageContent(text, List.of(), null, null);
  }

  /// The same with other media.
  public MessageContent with(List<Media> others) {
    return new MessageContent(
        text, others, location, button, quoted, referral, forwarded, reaction, unsupported);
  }

  /// @param url where it can be fetched: at the gateway where that knows the account, else at the
  ///   carrier; for services and carriers, not people
  /// @param name the file's name, where it has one
  public record Media(URI url, String contentType, @Nullable String name) {

    public Media(URI url, String contentType) {
      this(url, contentType, null);
    }
  }

  /// @param label what the place is called; its address where it has no name
  /// @param address where it is called something else
  public record Location(
      double latitude, double longitude, @Nullable String label, @Nullable String address) {

    public Location(double latitude, double longitude, @Nullable String label) {
      this(latitude, longitude, label, null);
    }
  }

  /// @param payload what the template gave the button as its id
  public record Button(String payload, String title) {}

  /// @param source what it was: `ad`, `post`
  /// @param id the carrier's id of it
  /// @param url where it can be seen
  /// @param clickId names the very click, for who counts what advertisements bring
  public record Referral(
      String source,
      @Nullable String id,
      @Nullable String headline,
      @Nullable String body,
      @Nullable URI url,
      @Nullable String clickId) {}

  public enum Author {
    /// One of our numbers.
    US,
    /// The person who now quotes it.
    PERSON
  }

  public enum Forwarding {
    ONCE,
    /// Passed on many times; carriers call it viral.
    OFTEN
  }
}
