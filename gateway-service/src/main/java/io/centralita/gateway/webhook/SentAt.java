package io.centralita.gateway.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a message was sent, as its carrier says. What cannot be is nothing: then the time at which
/// it came here counts. No database would take some of it, and all would be sorted by it.
public final class SentAt {
  private static final Instant BEFORE_ALL_CARRIERS = Instant.parse("2009-01-01T00:00:00Z");
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

  private SentAt() {}

  /// @param now when it came
  public static @Nullable Instant ofSeconds(long seconds, Instant now) {
    return seconds > now.getEpochSecond() + CLOCKS_DIFFER.toSeconds()
        ? null
        : plausible(Instant.ofEpochSecond(Math.max(0, seconds)), now);
  }

  /// @param now when it came
  public static @Nullable Instant ofMilliseconds(long milliseconds, Instant now) {
    return plausible(Instant.ofEpochMilli(milliseconds), now);
  }

  private static @Nullable Instant plausible(Instant sentAt, Instant now) {
    return sentAt.isBefore(BEFORE_ALL_CARRIERS) || sentAt.isAfter(now.plus(CLOCKS_DIFFER))
        ? null
        : sentAt;
  }
}
