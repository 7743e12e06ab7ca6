package io.centralita.routing.media;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What bytes really are. What a stranger calls a picture may be a page with a script in it, so
/// only what is recognised by its first bytes is kept.
enum ContentType {
  JPEG("image/jpeg"),
  PNG("image/png"),
  GIF("image/gif"),
  WEBP("image/webp"),
  PDF("application/pdf"),
  OGG("audio/ogg"),
  MP3("audio/mpeg"),
  AMR("audio/amr"),
  MP4("video/mp4");

  private final String name;

  ContentType(String name) {
    this.name = name;
  }

  String text() {
    return name;
  }

  static Optional<ContentType> of(byte[] content) {
    if (starts(content, 0, 0xFF, 0xD8, 0xFF)) {
      return Optional.of(JPEG);
    }
    if (starts(content, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
      return Optional.of(PNG);
    }
    if (says(content, 0, "GIF87a") || says(content, 0, "GIF89a")) {
      return Optional.of(GIF);
    }
    if (says(content, 0, "RIFF") && says(content, 8, "WEBP")) {
      return Optional.of(WEBP);
    }
    if (says(content, 0, "%PDF-")) {
      return Optional.of(PDF);
    }
    if (says(content, 0, "OggS")) {
      return Optional.of(OGG);
    }
    if (says(content, 0, "ID3") || starts(content, 0, 0xFF, 0xFB)) {
      return Optional.of(MP3);
    }
    if (says(content, 0, "#!AMR")) {
      return Optional.of(AMR);
    }
    return says(content, 4, "ftyp") ? Optional.of(MP4) : Optional.empty();
  }

  private static boolean says(byte[] content, int from, String text) {
    var wanted = text.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < wanted.length; i++) {
      if (content.length <= from + i || content[from + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean starts(byte[] content, int from, int... wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (content.length <= from + i || (content[from + i] & 0xFF) != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
