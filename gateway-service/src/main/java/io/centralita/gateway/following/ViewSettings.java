package io.centralita.gateway.following;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a gateway starts with while Kafka is away.
///
/// @param trust how old the numbers on the disk may be for it to start with them
@ConfigurationProperties("centralita.gateway.views")
public record ViewSettings(@DefaultValue("24h") Duration trust) {
  public ViewSettings {
    if (trust.isNegative()) {
      throw new IllegalArgumentException("trust is a time, or 0 to start with Kafka alone");
    }
  }
}
