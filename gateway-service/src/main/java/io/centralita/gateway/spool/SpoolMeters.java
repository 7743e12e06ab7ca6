package io.centralita.gateway.spool;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;

/// How much waits and for how long, and what has come and gone.
final class SpoolMeters {
  private static final String PREFIX = "centralita.gateway.spool.";

  private final MeterRegistry meters;
  private final InstantSource clock;
  private final Counter spooled;
  private final Counter drained;
  private final Counter refused;
  private final Counter setAside;

  SpoolMeters(MeterRegistry meters, InstantSource clock) {
    this.meters = meters;
    this.clock = clock;
    spooled = counter("spooled", "Events that were acknowledged from the disk");
    drained = counter("drained", "Events that went from the disk to Kafka");
    refused = counter("refused", "Events that the disk did not take");
    setAside = counter("set.aside", "Events that Kafka will never take; they stay on the disk");
  }

  private Counter counter(String name, String description) {
    return Counter.builder(PREFIX + name).description(description).register(meters);
  }

  void watch(Spool spool) {
    Gauge.builder(PREFIX + "events", spool, Spool::events)
        .description("Acknowledged events that wait for Kafka")
        .register(meters);
    Gauge.builder(PREFIX + "bytes", spool, Spool::bytes)
        .description("Their size")
        .baseUnit("bytes")
        .register(meters);
    Gauge.builder(PREFIX + "oldest", spool, waiting -> age(waiting).toMillis() / 1e3)
        .description("How long the first of them has waited")
        .baseUnit("seconds")
        .register(meters);
  }

  Duration age(Spool spool) {
    return spool
        .oldest()
        .map(since -> Duration.between(since, clock.instant()))
        .orElse(Duration.ZERO);
  }

  void spooled() {
    spooled.increment();
  }

  void drained(int events) {
    drained.increment(events);
  }

  void refused() {
    refused.increment();
  }

  void setAside() {
    setAside.increment();
  }
}
