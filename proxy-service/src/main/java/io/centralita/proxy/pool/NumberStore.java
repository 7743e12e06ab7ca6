package io.centralita.proxy.pool;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.TenantId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `numbers`. Allocation reads it in the statement that takes a number.
@Repository
class NumberStore {
  private final JdbcClient jdbc;

  NumberStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String REMEMBER =
      """
      INSERT INTO numbers (number, tenant, purpose, channels)
      VALUES (:number, :tenant, :purpose, :channels::text[])
      ON CONFLICT (number) DO UPDATE SET
        tenant = excluded.tenant, purpose = excluded.purpose, channels = excluded.channels
      """;

  void remember(NumberAssigned state) {
    jdbc.sql(REMEMBER)
        .param("number", state.number().e164())
        .param("tenant", state.tenant().value())
        .param("purpose", state.purpose().name())
        .param(
            "channels", state.channels().stream().map(Enum::name).sorted().toArray(String[]::new))
        .update();
  }

  void forget(BusinessNumber number) {
    jdbc.sql("DELETE FROM numbers WHERE number = :number").param("number", number.e164()).update();
  }

  private static final String MAIN_NUMBER =
      """
      SELECT number FROM numbers
      WHERE tenant = :tenant AND purpose = 'MAIN' AND :channel = ANY (channels)
      ORDER BY number LIMIT 1
      """;

  Optional<BusinessNumber> main(TenantId tenant, Channel channel) {
    return jdbc.sql(MAIN_NUMBER)
        .param("tenant", tenant.value())
        .param("channel", channel.name())
        .query(String.class)
        .optional()
        .map(BusinessNumber::new);
  }
}
