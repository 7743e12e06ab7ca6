package io.centralita.gateway.calling;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of a call between two people.
///
/// @param ring how long the other side rings; Twilio takes 5 s to 10 min
/// @param limit how long they may talk; Twilio takes up to 4 h
/// @param trust how old the links may be that a gateway has from its disk, after a start while
///   Kafka is away: a link that was closed since would still connect
/// @param ask where calls are sent that links in memory cannot decide: of callers who are linked to
///   nobody, and of those about whom an account wants to be asked. Proxy-service answers there and
///   sends them back. Without it nobody is asked
@ConfigurationProperties("centralita.gateway.calls")
public record CallSettings(
    @DefaultValue("30s") Duration ring,
    @DefaultValue("1h") Duration limit,
    @DefaultValue("30m") Duration trust,
    @Nullable URI ask) {
  private static final Duration SHORTEST_RING = Duration.ofSeconds(5);
  private static final Duration LONGEST_RING = Duration.ofMinutes(10);
  private static final Duration LONGEST_CALL = Duration.ofHours(4);

  public CallSettings {
    if (ring.compareTo(SHORTEST_RING) < 0 || ring.compareTo(LONGEST_RING) > 0) {
      throw new IllegalArgumentException("ring is between 5 s and 10 min");
    }
    if (limit.toSeconds() < 1 || limit.compareTo(LONGEST_CALL) > 0) {
      throw new IllegalArgumentException("limit is between 1 s and 4 h");
    }
    if (ask != null && ask.toString().isEmpty()) {
      ask = null;
    }
    if (ask != null && (ask.getHost() == null || ask.getRawQuery() != null)) {
      throw new IllegalArgumentException("ask is an http or https address without a query");
    }
  }

  boolean asksElsewhere() {
    return ask != null;
  }

  /// How long two may talk whose session says so itself, or does not.
  ///
  /// @param seconds null where it does not
  public Duration limit(@Nullable Integer seconds) {
    return seconds == null || seconds > limit.toSeconds() ? limit : Duration.ofSeconds(seconds);
  }
}
