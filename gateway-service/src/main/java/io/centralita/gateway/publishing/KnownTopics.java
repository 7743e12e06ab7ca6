package io.centralita.gateway.publishing;

import io.centralita.contracts.event.Topic;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Until Kafka has said for the first time where the topics are, or is known to be away, the
/// gateway is not ready.
final class KnownTopics implements HealthIndicator {
  private final Lines lines;

  KnownTopics(Lines lines) {
    this.lines = lines;
  }

  @Override
  public Health health() {
    var health = lines.isDecided() ? Health.up() : Health.outOfService();
    return health.withDetail("topics", Line.TOPICS.stream().map(Topic::name).toList()).build();
  }
}
