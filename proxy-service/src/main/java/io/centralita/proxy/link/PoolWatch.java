package io.centralita.proxy.link;

import io.centralita.proxy.link.NumberChoice.Choice;
import io.centralita.proxy.service.Service;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Warns before a pool is exhausted. A number serves any number of pairs, so what runs out are the
/// numbers on which one person has nobody yet: each who takes one tells how many were left.
@Component
class PoolWatch {
  private static final Logger log = LoggerFactory.getLogger(PoolWatch.class);

  private static final Duration AT_MOST = Duration.ofMinutes(1);

  private final Map<UUID, AtomicInteger> free = new ConcurrentHashMap<>();
  private final Map<UUID, Instant> warned = new ConcurrentHashMap<>();
  private final SessionSettings settings;
  private final MeterRegistry meters;
  private final InstantSource clock;

  PoolWatch(SessionSettings settings, MeterRegistry meters, InstantSource clock) {
    this.settings = settings;
    this.meters = meters;
    this.clock = clock;
  }

  /// Somebody has taken one, or found none.
  void seen(Service service, Choice choice) {
    int left = Math.max(0, choice.free() - 1);
    gauge(service).set(left);
    if (left <= choice.of() * settings.warnBelow()) {
      meters.counter("centralita.pool.low", "tenant", service.tenant().value()).increment();
      warn(service, left, choice.of());
    }
  }

  /// Not at each taking: a pool that runs low does so for everybody.
  private void warn(Service service, int left, int of) {
    var now = clock.instant();
    var due =
        warned.merge(
            service.id(), now, (last, next) -> next.isBefore(last.plus(AT_MOST)) ? last : next);
    if (due.equals(now)) {
      log.warn(
          "Somebody has {} of the {} numbers of service {} left to meet others on. Add numbers before"
              + " there are none",
          left,
          of,
          service.id());
    }
  }

  private AtomicInteger gauge(Service service) {
    return free.computeIfAbsent(
        service.id(),
        _ -> {
          var left = new AtomicInteger();
          Gauge.builder("centralita.pool.free", left, AtomicInteger::get)
              .tag("tenant", service.tenant().value())
              .tag("service", service.uniqueName())
              .description("How many numbers the last person who took one has left")
              .register(meters);
          return left;
        });
  }
}
