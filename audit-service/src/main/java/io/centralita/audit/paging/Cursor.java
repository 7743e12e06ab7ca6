package io.centralita.audit.paging;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.springframework.web.ErrorResponseException;

/// A place in a list that is sorted by time and id: that of the last row seen.
public record Cursor(Instant at, UUID id) {
  private static final int BYTES = 4 * Long.BYTES - Integer.BYTES;

  /// @throws ErrorResponseException when no page ended so
  static Cursor of(String text) {
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.remaining() == BYTES) {
        var at = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
        return new Cursor(
            Filters.recorded(at).orElseThrow(Cursor::malformed),
            new UUID(bytes.getLong(), bytes.getLong()));
      }
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException _) {
      // Refused below, like one that is too short.
    }
    throw malformed();
  }

  private static ErrorResponseException malformed() {
    return BadFilter.malformed("cursor", "the `next` of the page before");
  }

  String text() {
    var bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(at.getEpochSecond())
            .putInt(at.getNano())
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }
}
