package io.centralita.gateway.spool;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// How much waits. Part of readiness: while nothing durable can be done, others had better get the
/// webhooks.
final class SpoolHealth implements HealthIndicator {
  private final Spool spool;
  private final SpoolMeters meters;
  private final SpoolFolder folder;

  SpoolHealth(Spool spool, SpoolMeters meters, SpoolFolder folder) {
    this.spool = spool;
    this.meters = meters;
    this.folder = folder;
  }

  @Override
  public Health health() {
    return spool
        .refusal()
        .map(why -> Health.outOfService().withDetail("reason", why))
        .orElseGet(Health::up)
        .withDetail("events", spool.events())
        .withDetail("bytes", spool.bytes())
        .withDetail("oldestSeconds", meters.age(spool).toSeconds())
        .withDetail("folder", folder.path().toString())
        .withDetail("damagedFiles", folder.damaged())
        .build();
  }
}
