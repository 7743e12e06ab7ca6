package io.centralita.gateway.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How webhooks are read.
///
/// @param bodyLimit a larger body is refused; Twilio's largest form is a few KB
/// @param requestTimeout how long the whole request may take to arrive
/// @param headerTimeout how long a request's head may take to arrive, and how long a new connection
///   may be silent
/// @param connections how many may be open; a carrier needs tens
/// @param urgency how long somebody on the line waits for Kafka before the call goes on without it
@ConfigurationProperties("centralita.gateway.webhook")
public record WebhookSettings(
    @DefaultValue("64KB") DataSize bodyLimit,
    @DefaultValue("10s") Duration requestTimeout,
    @DefaultValue("10s") Duration headerTimeout,
    @DefaultValue("10000") int connections,
    @DefaultValue("1s") Duration urgency) {
  private static final DataSize LARGEST = DataSize.ofMegabytes(16);

  public WebhookSettings {
    if (bodyLimit.toBytes() < 1 || bodyLimit.compareTo(LARGEST) > 0) {
      throw new IllegalArgumentException("body-limit is between 1 byte and 16 MB");
    }
    if (!requestTimeout.isPositive()) {
      throw new IllegalArgumentException("request-timeout is a time");
    }
    if (!headerTimeout.isPositive()) {
      throw new IllegalArgumentException("header-timeout is a time");
    }
    if (connections < 1) {
      throw new IllegalArgumentException("connections is 1 at least");
    }
    if (!urgency.isPositive()) {
      throw new IllegalArgumentException("urgency is a time");
    }
  }
}
