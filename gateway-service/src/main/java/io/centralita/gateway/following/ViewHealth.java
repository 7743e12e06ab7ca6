package io.centralita.gateway.following;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Part of readiness: without the whole view a gateway would turn people away.
public final class ViewHealth implements HealthIndicator {
  private final View<?> view;

  public ViewHealth(View<?> view) {
    this.view = view;
  }

  @Override
  public Health health() {
    var health = view.isComplete() ? Health.up() : Health.outOfService();
    return health.withDetail("entries", view.size()).build();
  }
}
