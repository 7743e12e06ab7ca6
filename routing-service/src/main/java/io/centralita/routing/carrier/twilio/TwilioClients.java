package io.centralita.routing.carrier.twilio;

import com.twilio.http.TwilioRestClient;
import io.centralita.kit.loop.WorkLoop;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The client of the account and the breaker that spares a Twilio in trouble.
@Configuration(proxyBeanMethods = false)
class TwilioClients {
  private static final int CALLS_LOOKED_AT = 20;
  private static final int CALLS_NEEDED = 10;
  private static final int PROBES = 3;
  private static final Duration CONTENT_PAUSE = Duration.ofSeconds(2);
  private static final Duration OPEN = Duration.ofSeconds(5);

  @Bean
  TwilioRestClient twilio(TwilioSettings settings) {
    return new TwilioRestClient.Builder(settings.accountSid(), settings.authToken())
        .httpClient(new TwilioHttp(settings))
        .build();
  }

  @Bean
  CircuitBreaker twilioBreaker(MeterRegistry meters) {
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
    return registry.circuitBreaker("twilio");
  }

  /// Looks now and then whether Twilio knows all templates.
  @Bean
  WorkLoop contentPublishing(TwilioContents contents) {
    return new WorkLoop("content-publishing", CONTENT_PAUSE, contents::publish);
  }
}
