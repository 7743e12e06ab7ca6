package io.centralita.proxy.link;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The table `waiting_pairs`.
@Repository
class WaitingStore {
  private final JsonMapper json = EventCodec.jsonMapper();
  private final JdbcClient jdbc;

  WaitingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param cause the event that assigned the lead
  record Waiting(UUID cause, LeadAssigned assigned, Instant since) {}

  private static final String ADD =
      """
      INSERT INTO waiting_pairs
        (tenant, lead_id, cause, customer_ref, provider_ref, assigned, since, next_try_at)
      VALUES (:tenant, :lead, :cause, :customer, :provider, :assigned::jsonb, :since, :nextTryAt)
      ON CONFLICT DO NOTHING
      """;

  void add(Waiting waiting, Instant nextTryAt) {
    var assigned = waiting.assigned();
    jdbc.sql(ADD)
        .param("tenant", assigned.tenant().value())
        .param("lead", assigned.lead().value())
        .param("cause", waiting.cause())
        .param("customer", assigned.customer().ref())
        .param("provider", assigned.providerAddress().ref())
        .param("assigned", json.writeValueAsString(assigned))
        .param("since", waiting.since().atOffset(ZoneOffset.UTC))
        .param("nextTryAt", nextTryAt.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static final String REMOVE =
      "DELETE FROM waiting_pairs WHERE tenant = :tenant AND lead_id = :lead";

  void remove(TenantId tenant, LeadId lead) {
    jdbc.sql(REMOVE).param("tenant", tenant.value()).param("lead", lead.value()).update();
  }

  private static final String TAKE_DUE =
      """
      DELETE FROM waiting_pairs WHERE (tenant, lead_id) = (
        SELECT tenant, lead_id FROM waiting_pairs WHERE next_try_at <= :now
        ORDER BY next_try_at, since LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING cause, assigned, since
      """;

  /// Takes one out; it is gone when the transaction commits.
  Optional<Waiting> takeDue(Instant now) {
    return jdbc.sql(TAKE_DUE)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, _) -> read(row))
        .optional();
  }

  private static final String TRY_NOW =
      """
      UPDATE waiting_pairs SET next_try_at = :now
      WHERE (customer_ref IN (:one, :other) OR provider_ref IN (:one, :other)) AND next_try_at > :now
      """;

  /// Something changed for one of these two.
  void tryNow(Address one, Address other, Instant now) {
    jdbc.sql(TRY_NOW)
        .param("one", one.ref())
        .param("other", other.ref())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private Waiting read(ResultSet row) throws SQLException {
    return new Waiting(
        row.getObject("cause", UUID.class),
        json.readValue(row.getString("assigned"), LeadAssigned.class),
        row.getObject("since", OffsetDateTime.class).toInstant());
  }
}
