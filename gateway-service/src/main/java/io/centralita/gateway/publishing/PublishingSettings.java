package io.centralita.gateway.publishing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long a carrier is kept waiting for Kafka.
///
/// @param patience after this the carrier gets a 503; Twilio itself waits 15 s
@ConfigurationProperties("centralita.gateway.publishing")
public record PublishingSettings(@DefaultValue("5s") Duration patience) {
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(14);

  public PublishingSettings {
    if (patience.compareTo(SHORTEST) < 0 || patience.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("patience is between 100 ms and 14 s");
    }
  }
}
