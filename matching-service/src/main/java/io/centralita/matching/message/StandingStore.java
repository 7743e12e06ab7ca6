package io.centralita.matching.message;

import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.lead.Offer.Status;
import io.centralita.matching.lead.Rows;
import io.centralita.matching.message.Standing.Asked;
import io.centralita.matching.message.Standing.Offered;
import io.centralita.matching.message.Standing.Phase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Looks up what a person has going on. Read without locks: the decision looks again.
@Component
final class StandingStore {
  private static final String OFFERS =
      """
      SELECT offers.id, offers.lead_id, leads.code, offers.status, offers.offered_at,
        CASE WHEN undelivered IS NULL THEN expires_at ELSE closed_at END AS until
      FROM offers JOIN leads ON leads.id = offers.lead_id
      WHERE offers.tenant = :tenant AND offers.provider_ref = :person
        AND (offers.status = 'OPEN' OR offers.offered_at >= :since
          OR offers.id = :offer::uuid OR offers.lead_id = :lead::uuid)
      ORDER BY offers.offered_at DESC, offers.id
      """;

  private static final String LEADS =
      """
      SELECT id, code, category, district, ended_at,
        CASE WHEN status IN ('ASSIGNED', 'STARTED') THEN 'TAKEN'
          WHEN status IN ('FINISHED', 'CANCELLED') THEN 'ENDED' ELSE status END AS phase,
        (SELECT count(*) FROM candidates WHERE lead_id = leads.id) AS candidates
      FROM leads
      WHERE tenant = :tenant AND customer_ref = :person
        AND (ended_at IS NULL OR ended_at >= :since OR id = :lead::uuid)
      ORDER BY opened_at DESC, id
      """;

  private final JdbcClient jdbc;

  StandingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param since what ended earlier is left out, unless the person names it
  Standing of(
      TenantId tenant,
      String person,
      Instant since,
      @Nullable LeadId namedLead,
      @Nullable OfferId namedOffer) {
    var from = since.atOffset(ZoneOffset.UTC);
    var lead = namedLead == null ? null : namedLead.value();
    var offer = namedOffer == null ? null : namedOffer.value();
    return new Standing(
        offers(tenant, person, from, lead, offer), leads(tenant, person, from, lead));
  }

  private List<Offered> offers(
      TenantId tenant,
      String person,
      OffsetDateTime since,
      @Nullable UUID lead,
      @Nullable UUID offer) {
    return jdbc.sql(OFFERS)
        .param("tenant", tenant.value())
        .param("person", person)
        .param("since", since)
        .param("offer", offer)
        .param("lead", lead)
        .query((row, _) ->
            new Offered(
                new OfferId(row.getObject("id", UUID.class)),
                new LeadId(row.getObject("lead_id", UUID.class)),
                row.getString("code"),
                Status.valueOf(row.getString("status")),
                Rows.instant(row, "offered_at"),
                Rows.instant(row, "until")))
        .list();
  }

  private List<Asked> leads(
      TenantId tenant, String person, OffsetDateTime since, @Nullable UUID lead) {
    return jdbc.sql(LEADS)
        .param("tenant", tenant.value())
        .param("person", person)
        .param("since", since)
        .param("lead", lead)
        .query((row, _) ->
            new Asked(
                new LeadId(row.getObject("id", UUID.class)),
                row.getString("code"),
                row.getString("category"),
                row.getString("district"),
                Phase.valueOf(row.getString("phase")),
                row.getInt("candidates"),
                Rows.instantOrNull(row, "ended_at")))
        .list();
  }
}
