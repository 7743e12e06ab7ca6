package io.centralita.routing.optout;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
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

  private static final String HAS =
      """
      SELECT EXISTS (SELECT FROM opt_outs WHERE tenant = :tenant AND channel = :channel
        AND person_ref = :person AND business_number = :number)
      """;

  private static final String AMONG =
      """
      SELECT conversations.id FROM conversations
      JOIN opt_outs USING (tenant, channel, person_ref, business_number)
      WHERE conversations.id = ANY (:ids::uuid[])
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

  public boolean has(TenantId tenant, Address person, BusinessNumber number) {
    return pair(HAS, tenant, person, number).query(Boolean.class).single();
  }

  /// The conversations in which the person wants nothing more.
  public Set<ConversationId> among(Collection<ConversationId> conversations) {
    return jdbc.sql(AMONG)
        .param("ids", conversations.stream().map(ConversationId::toString).toArray(String[]::new))
        .query((row, _) -> new ConversationId(row.getObject(1, UUID.class)))
        .set();
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
