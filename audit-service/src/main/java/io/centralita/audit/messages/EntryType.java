package io.centralita.audit.messages;

import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.gateway.MessageContent.Media;
import java.util.Locale;

/// What kind of thing a row of the log is.
public enum EntryType {
  TEXT,
  IMAGE,
  AUDIO,
  VIDEO,
  FILE,
  LOCATION,
  BUTTON,
  TEMPLATE,
  CALL,
  /// A message that was never handed to a carrier.
  REFUSED,
  /// No message: something happened.
  TRIGGER;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static EntryType of(MessageContent content) {
    if (content.button() != null) {
      return BUTTON;
    }
    if (content.location() != null) {
      return LOCATION;
    }
    return content.media().isEmpty() ? TEXT : of(content.media().getFirst());
  }

  private static EntryType of(Media media) {
    var type = media.contentType().toLowerCase(Locale.ROOT);
    if (type.startsWith("image/")) {
      return IMAGE;
    }
    if (type.startsWith("audio/")) {
      return AUDIO;
    }
    return type.startsWith("video/") ? VIDEO : FILE;
  }
}
