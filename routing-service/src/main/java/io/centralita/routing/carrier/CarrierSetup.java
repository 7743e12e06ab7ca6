package io.centralita.routing.carrier;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What all carriers share: one circuit breaker for each, watched under its name.
@Configuration(proxyBeanMethods = false)
class CarrierSetup {
  private static final int CALLS_LOOKED_AT = 20;
  private static final int CALLS_NEEDED = 10;
  private static final int PROBES = 3;
  private static final Duration OPEN = Duration.ofSeconds(5);

  @Bean
  CircuitBreakerRegistry carrierBreakers(MeterRegistry meters) {
    var registry =
        CircuitBreakerRegistry.of(
            CircuitBreakerConfig.custom()
                .slidingWindow(CALLS_LOOKED_AT, CALLS_NEEDED, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(60)
                .waitDurationInOpenState(OPEN)
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                .build());
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
    return registry;
  }
}
