package io.centralita.gateway.publishing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long a carrier is kept waiting for Kafka.
///
/// @param patience after this Kafka counts as away, and events go to the spool without asking it;
///   Twilio itself waits 15 s
@ConfigurationProperties("centralita.gateway.publishing")
public record PublishingSettings(@DefaultValue("2s") Duration patience) {
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(8);

  public PublishingSettings {
    if (patience.compareTo(SHORTEST) < 0 || patience.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("patience is between 100 ms and 8 s");
    }
  }
}
