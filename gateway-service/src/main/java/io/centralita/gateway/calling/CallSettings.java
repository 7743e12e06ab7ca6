package io.centralita.gateway.calling;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of a call between two people.
///
/// @param ring how long the other side rings; Twilio takes 5 s to 10 min
/// @param limit how long they may talk; Twilio takes up to 4 h
/// @param trust how old the links may be that a gateway has from its disk, after a start while
///   Kafka is away: a link that was closed since would still connect
@ConfigurationProperties("centralita.gateway.calls")
public record CallSettings(
    @DefaultValue("30s") Duration ring,
    @DefaultValue("1h") Duration limit,
    @DefaultValue("30m") Duration trust) {
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
  }
}
