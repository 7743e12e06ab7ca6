package io.centralita.routing.carrier;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a carrier says in `Retry-After`, where it gives seconds; dates are not trusted, as its
/// clock need not be ours.
///
/// @param pause how long it wants to be left alone
public record RetryAfter(@Nullable Duration pause) {
  private static final Duration LONGEST = Duration.ofHours(1);

  public static RetryAfter of(@Nullable String header) {
    if (header == null || !header.strip().matches("\\d{1,9}")) {
      return new RetryAfter(null);
    }
    var pause = Duration.ofSeconds(Long.parseLong(header.strip()));
    return new RetryAfter(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
  }
}
