package io.centralita.audit.messages;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The trace that an event belongs to, from its W3C `traceparent`.
final class TraceIds {
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{16})([0-9a-f]{16})-[0-9a-f]{16}-.*");

  private TraceIds() {}

  /// Null when there is none, or none that can be read: a trace links rows, it decides nothing.
  static @Nullable UUID of(@Nullable String traceparent) {
    if (traceparent == null) {
      return null;
    }
    var parts = TRACEPARENT.matcher(traceparent);
    if (!parts.matches()) {
      return null;
    }
    var id = new UUID(half(parts.group(1)), half(parts.group(2)));
    return id.getMostSignificantBits() == 0 && id.getLeastSignificantBits() == 0 ? null : id;
  }

  private static long half(String hex) {
    return Long.parseUnsignedLong(hex, 16);
  }
}
