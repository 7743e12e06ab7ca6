package io.centralita.proxy.api;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// How values look in answers.
final class Shown {
  private Shown() {}

  /// Twilio's SDKs read whole seconds alone.
  static Instant at(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  static @Nullable Instant atOrNull(@Nullable Instant time) {
    return time == null ? null : at(time);
  }

  static int seconds(Duration time) {
    return Math.toIntExact(time.toSeconds());
  }

  static @Nullable String url(@Nullable URI url) {
    return url == null ? null : url.toString();
  }
}
