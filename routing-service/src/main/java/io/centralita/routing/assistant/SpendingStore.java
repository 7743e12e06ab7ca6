package io.centralita.routing.assistant;

import io.centralita.contracts.values.TenantId;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What answers cost each tenant on each day, in millionths of a dollar, for all instances
/// together. What an answer may cost is taken beforehand and given back in part when it is known.
@Component
class SpendingStore {
  private static final String RESERVE =
      """
      INSERT INTO assistant_spending AS spent (tenant, day, micros)
      SELECT :tenant, :day, :micros WHERE :micros <= :ceiling
      ON CONFLICT (tenant, day) DO UPDATE SET micros = spent.micros + excluded.micros
      WHERE spent.micros + excluded.micros <= :ceiling
      """;

  private static final String SETTLE =
      """
      UPDATE assistant_spending SET micros = greatest(0, micros + :difference)
      WHERE tenant = :tenant AND day = :day
      """;

  private final JdbcClient jdbc;

  SpendingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @return whether it may be spent
  boolean reserve(TenantId tenant, LocalDate day, long micros, long ceiling) {
    return jdbc.sql(RESERVE)
            .param("tenant", tenant.value())
            .param("day", day)
            .param("micros", micros)
            .param("ceiling", ceiling)
            .update()
        == 1;
  }

  /// @param difference of what it cost to what was taken
  void settle(TenantId tenant, LocalDate day, long difference) {
    jdbc.sql(SETTLE)
        .param("tenant", tenant.value())
        .param("day", day)
        .param("difference", difference)
        .update();
  }
}
