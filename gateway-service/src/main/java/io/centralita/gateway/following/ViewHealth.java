package io.centralita.gateway.following;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Part of readiness: without the whole view, or what stands in for it while Kafka is away, a
/// gateway would turn people away.
public final class ViewHealth implements HealthIndicator {
  private final View<?> view;

  public ViewHealth(View<?> view) {
    this.view = view;
  }

  @Override
  public Health health() {
    var knowledge = view.knowledge();
    boolean standsIn = knowledge.isStandingIn();
    var health = knowledge.isComplete() || standsIn ? Health.up() : Health.outOfService();
    knowledge.asOf().ifPresent(at -> health.withDetail("asOf", at.toString()));
    return health
        .withDetail("entries", view.size())
        .withDetail("from", standsIn ? "disk" : "kafka")
        .build();
  }
}
