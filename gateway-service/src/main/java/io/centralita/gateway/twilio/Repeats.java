package io.centralita.gateway.twilio;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/// Counts how often Twilio delivers again, by `I-Twilio-Idempotency-Token`: an operator sees it
/// when answers have become too slow.
///
/// It only counts. What makes two deliveries one event is the Sid: a fallback address and a replay
/// have another token, and one gateway does not know what another has seen.
final class Repeats {
  private static final int REMEMBERED = 1 << 14;

  private final AtomicLongArray seen = new AtomicLongArray(REMEMBERED);
  private final Counter counter;

  Repeats(MeterRegistry meters, String path) {
    counter =
        Counter.builder("centralita.gateway.repeats")
            .description("Requests that Twilio marks as repeated; of the last few thousand")
            .tag("webhook", path)
            .register(meters);
  }

  /// A token that shares its place with a newer one is forgotten.
  void note(@Nullable String token) {
    if (token == null || token.isEmpty()) {
      return;
    }
    long hash = hash(token);
    if (seen.getAndSet((int) (hash & REMEMBERED - 1), hash) == hash) {
      counter.increment();
    }
  }

  private static long hash(String token) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < token.length(); i++) {
      hash = (hash ^ token.charAt(i)) * 0x100000001b3L;
    }
    return hash ^ hash >>> 32;
  }
}
