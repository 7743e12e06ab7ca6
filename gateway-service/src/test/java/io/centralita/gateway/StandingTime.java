package io.centralita.gateway;

import io.centralita.testkit.SettableClock;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// Three in the afternoon, and it stays so.
@TestConfiguration
class StandingTime {
  static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");

  @Bean
  InstantSource time() {
    return SettableClock.at(NOW);
  }
}
