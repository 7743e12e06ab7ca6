package io.centralita.matching.crop;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param quiet how long a caller who was answered gets no other message from the same number
/// @param lastDays a price older than so many days is not told any more
/// @param currency of prices that name none, as ISO 4217 has it
@ConfigurationProperties("centralita.matching.prices")
public record PriceSettings(Duration quiet, int lastDays, String currency) {
  public PriceSettings {
    if (!quiet.isPositive()) {
      throw new IllegalArgumentException("centralita.matching.prices.quiet is a time");
    }
    if (lastDays < 1) {
      throw new IllegalArgumentException("centralita.matching.prices.last-days must be at least 1");
    }
    if (!currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException(
          "centralita.matching.prices.currency is a code such as PEN");
    }
  }
}
