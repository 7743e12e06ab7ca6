package io.centralita.testkit.planted.good.offers;

import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Speaks SQL, as a store may.
final class OfferStore {
  private final JdbcClient jdbc;
  private final InstantSource clock;

  OfferStore(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  int expire() {
    return jdbc.sql("UPDATE offers SET status = 'expired' WHERE expires_at < :now")
        .param("now", clock.instant())
        .update();
  }
}
