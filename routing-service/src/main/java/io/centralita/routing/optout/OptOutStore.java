package io.centralita.routing.optout;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who wants nothing more from which sender. Whatever is sent asks here first.
@Component
public class OptOutStore {
  private static final String ADD =
      """
      INSERT INTO opt_outs (tenant, channel, person_ref, business_number, since)
      VALUES (:tenant, :channel, :person, :number, :now)
      ON CONFLICT DO NOTHING
      """;

  private static final String REMOVE =
      """
      DELETE FROM opt_outs
      WHERE tenant = :tenant AND channel = :channel AND person_ref = :person AND business_number = :number
      """;

  private static final String EXISTS =
      """
      SELECT EXISTS (SELECT FROM opt_outs
      WHERE tenant = :tenant AND channel = :channel AND person_ref = :person AND business_number = :number)
      """;

  private final JdbcClient jdbc;

  OptOutStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @return whether that is news
  public boolean add(TenantId tenant, Address person, BusinessNumber number, Instant now) {
    return pair(ADD, tenant, person, number).param("now", now.atOffset(ZoneOffset.UTC)).update()
        == 1;
  }

  /// @return whether there was one
  public boolean remove(TenantId tenant, Address person, BusinessNumber number) {
    return pair(REMOVE, tenant, person, number).update() == 1;
  }

  public boolean contains(TenantId tenant, Address person, BusinessNumber number) {
    return pair(EXISTS, tenant, person, number).query(Boolean.class).single();
  }

  private JdbcClient.StatementSpec pair(
      String sql, TenantId tenant, Address person, BusinessNumber number) {
    return jdbc.sql(sql)
        .param("tenant", tenant.value())
        .param("channel", person.channel().name())
        .param("person", person.ref())
        .param("number", number.e164());
  }
}
