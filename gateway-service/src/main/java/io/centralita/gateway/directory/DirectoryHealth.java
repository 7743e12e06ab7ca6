package io.centralita.gateway.directory;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Part of readiness: without the whole directory a gateway would turn messages away.
@Component("numberDirectoryHealthIndicator")
class DirectoryHealth implements HealthIndicator {
  private final NumberDirectory directory;

  DirectoryHealth(NumberDirectory directory) {
    this.directory = directory;
  }

  @Override
  public Health health() {
    var health = directory.isComplete() ? Health.up() : Health.outOfService();
    return health.withDetail("numbers", directory.size()).build();
  }
}
