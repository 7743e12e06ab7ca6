package io.centralita.routing.conversation;

import io.centralita.kit.problem.Problem;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/// Where a page ended: what comes after it is older, however much is new meanwhile.
///
/// @param at in microseconds, as the tables have it
record Place(Instant at, UUID id) {
  private static final int BYTES = 3 * Long.BYTES;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /// @throws ErrorResponseException when no page ended so
  static Place of(String cursor) {
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      if (bytes.remaining() == BYTES) {
        var at = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
        if (!at.isBefore(Instant.EPOCH) && at.isBefore(LATEST)) {
          return new Place(at, new UUID(bytes.getLong(), bytes.getLong()));
        }
      }
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException notOurs) {
      // Refused below, like one that is too short.
    }
    throw Problem.of(
        HttpStatus.BAD_REQUEST, "cursor-malformed", "Send the `next` of the page before");
  }

  String cursor() {
    var bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }
}
