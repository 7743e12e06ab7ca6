package io.centralita.matching.job;

import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.job.Job.Side;
import io.centralita.matching.job.Job.Stage;
import io.centralita.matching.lead.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Looks up what jobs a person has. Read without locks: the decision looks again.
@Component
final class JobStore {
  private static final String OF_PERSON =
      """
      SELECT lead.id, offer.id AS offer, lead.code, candidate.name, 'DOES_IT' AS side, lead.status,
        lead.rated_at, lead.proxy_number, lead.ended_at
      FROM offers AS offer
        JOIN leads AS lead ON lead.id = offer.lead_id
        JOIN candidates AS candidate
          ON candidate.lead_id = lead.id AND candidate.provider_id = offer.provider_id
      WHERE offer.tenant = :tenant AND offer.provider_ref = :person AND offer.status = 'ACCEPTED'
        AND lead.status IN ('ASSIGNED', 'STARTED', 'FINISHED')
        AND (lead.status <> 'FINISHED' OR lead.finished_at >= :since)
      UNION ALL
      SELECT lead.id, offer.id, lead.code, candidate.name, 'HAS_IT_DONE', lead.status,
        lead.rated_at, lead.proxy_number, lead.ended_at
      FROM leads AS lead
        JOIN offers AS offer ON offer.lead_id = lead.id AND offer.status = 'ACCEPTED'
        JOIN candidates AS candidate
          ON candidate.lead_id = lead.id AND candidate.provider_id = offer.provider_id
      WHERE lead.tenant = :tenant AND lead.customer_ref = :person
        AND lead.status IN ('ASSIGNED', 'STARTED', 'FINISHED')
        AND (lead.status <> 'FINISHED' OR lead.finished_at >= :since)
      ORDER BY ended_at DESC, id
      LIMIT :limit
      """;

  private static final String NEAR =
      """
      SELECT lead.id, lead.code, 'DOES_IT' AS side, offer.id AS offer, offer.status = 'OPEN' AS open,
        offer.offered_at AS since
      FROM offers AS offer JOIN leads AS lead ON lead.id = offer.lead_id
      WHERE offer.tenant = :tenant AND offer.provider_ref = :person
        AND (offer.status = 'OPEN'
          OR (offer.status IN ('WITHDRAWN', 'GIVEN_BACK') AND offer.closed_at >= :since))
      UNION ALL
      SELECT id, code, 'HAS_IT_DONE', NULL, ended_at IS NULL, opened_at
      FROM leads
      WHERE tenant = :tenant AND customer_ref = :person
        AND (ended_at IS NULL OR (status = 'CANCELLED' AND ended_at >= :since))
      ORDER BY open DESC, since DESC, id
      LIMIT :limit
      """;

  private static final String IS_ASKED =
      """
      SELECT EXISTS (SELECT FROM leads
          WHERE tenant = :tenant AND customer_ref = :person AND ended_at IS NULL)
        OR EXISTS (SELECT FROM offers
          WHERE tenant = :tenant AND provider_ref = :person AND status = 'OPEN')
      """;

  private static final String KNOWN_BY =
      """
      UPDATE leads SET proxy_number = :number
      WHERE id = :lead AND tenant = :tenant AND proxy_number IS DISTINCT FROM :number
      """;

  private static final int MOST = 50;

  private final JdbcClient jdbc;

  JobStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param since what was done earlier is left out
  List<Job> of(TenantId tenant, String person, Instant since) {
    return jdbc.sql(OF_PERSON)
        .param("tenant", tenant.value())
        .param("person", person)
        .param("since", Rows.utc(since))
        .param("limit", MOST)
        .query((row, _) -> read(row))
        .list();
  }

  private static Job read(ResultSet row) throws SQLException {
    return new Job(
        new LeadId(row.getObject("id", UUID.class)),
        new OfferId(row.getObject("offer", UUID.class)),
        row.getString("code"),
        row.getString("name"),
        Side.valueOf(row.getString("side")),
        Stage.valueOf(row.getString("status")),
        Rows.instantOrNull(row, "rated_at"),
        row.getString("proxy_number"));
  }

  /// @param since what was taken back earlier is left out
  List<NearJob> near(TenantId tenant, String person, Instant since) {
    return jdbc.sql(NEAR)
        .param("tenant", tenant.value())
        .param("person", person)
        .param("since", Rows.utc(since))
        .param("limit", MOST)
        .query((row, _) -> readNear(row))
        .list();
  }

  private static NearJob readNear(ResultSet row) throws SQLException {
    var offer = row.getObject("offer", UUID.class);
    return new NearJob(
        new LeadId(row.getObject("id", UUID.class)),
        row.getString("code"),
        Side.valueOf(row.getString("side")),
        offer == null ? null : new OfferId(offer),
        row.getBoolean("open"));
  }

  /// Whether a list or an offer waits for their answer.
  boolean isAsked(TenantId tenant, String person) {
    return jdbc.sql(IS_ASKED)
        .param("tenant", tenant.value())
        .param("person", person)
        .query(Boolean.class)
        .single();
  }

  void knownBy(TenantId tenant, LeadId lead, BusinessNumber number) {
    jdbc.sql(KNOWN_BY)
        .param("tenant", tenant.value())
        .param("lead", lead.value())
        .param("number", number.e164())
        .update();
  }
}
