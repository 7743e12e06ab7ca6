package io.centralita.matching.lead;

import static io.centralita.matching.provider.Columns.column;

import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.lead.Offer.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// To whom each lead was offered.
@Component
final class OfferStore {
  private static final String OF_LEADS =
      """
      SELECT id, lead_id, provider_id, status, offered_at, expires_at, closed_at,
             undelivered
      FROM offers WHERE lead_id = ANY (:leads) ORDER BY lead_id, offered_at, status <> 'OPEN' DESC
      """;

  private static final String LEAD_OF =
      "SELECT lead_id FROM offers WHERE id = :offer AND tenant = :tenant";

  private static final String SAVE =
      """
      INSERT INTO offers
        (id, lead_id, tenant, provider_id, provider_ref, status, offered_at, expires_at, closed_at,
         undelivered)
      SELECT * FROM unnest(:ids::uuid[], :leads::uuid[], :tenants::text[], :providers::uuid[],
        :refs::text[], :statuses::text[], :offered::timestamptz[], :expire::timestamptz[],
        :closed::timestamptz[], :undelivered::text[])
      ON CONFLICT (id) DO UPDATE SET status = excluded.status, closed_at = excluded.closed_at,
        undelivered = excluded.undelivered
      """;

  /// A lead has one offer that is open or has won: what steps back does so before another steps in.
  private static final Comparator<Offer> STEPS_BACK_FIRST =
      Comparator.comparing(
          offer -> offer.status() == Status.OPEN || offer.status() == Status.ACCEPTED);

  private final JdbcClient jdbc;

  OfferStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<UUID, List<Offer>> of(Collection<UUID> leads) {
    return Rows.ofLeads(jdbc, OF_LEADS, leads, OfferStore::read);
  }

  Optional<LeadId> leadOf(TenantId tenant, OfferId offer) {
    return jdbc.sql(LEAD_OF)
        .param("offer", offer.value())
        .param("tenant", tenant.value())
        .query(UUID.class)
        .optional()
        .map(LeadId::new);
  }

  private static Offer read(ResultSet row) throws SQLException {
    return new Offer(
        new OfferId(row.getObject("id", UUID.class)),
        new ProviderId(row.getObject("provider_id", UUID.class)),
        Status.valueOf(row.getString("status")),
        Rows.instant(row, "offered_at"),
        Rows.instant(row, "expires_at"),
        Rows.instantOrNull(row, "closed_at"),
        row.getString("undelivered"));
  }

  /// Writes what is not as it was before, in one statement.
  void save(List<LeadStore.Change> changes) {
    var written = changes.stream().flatMap(OfferStore::changed).toList();
    if (written.isEmpty()) {
      return;
    }
    jdbc.sql(SAVE)
        .param("ids", column(written, each -> each.offer().id().value()))
        .param("leads", column(written, each -> each.lead().id().value()))
        .param("tenants", column(written, each -> each.lead().tenant().value()))
        .param("providers", column(written, each -> each.offer().provider().value()))
        .param("refs", column(written, OfLead::ref))
        .param("statuses", column(written, each -> each.offer().status().name()))
        .param("offered", column(written, each -> each.offer().offeredAt()))
        .param("expire", column(written, each -> each.offer().expiresAt()))
        .param("closed", column(written, each -> each.offer().closedAt()))
        .param("undelivered", column(written, each -> each.offer().undelivered()))
        .update();
  }

  private record OfLead(Lead lead, Offer offer) {
    String ref() {
      return lead.candidate(offer.provider()).address().ref();
    }
  }

  private static Stream<OfLead> changed(LeadStore.Change change) {
    return change.after().offers().stream()
        .filter(offer -> !change.before().offers().contains(offer))
        .sorted(STEPS_BACK_FIRST)
        .map(offer -> new OfLead(change.after(), offer));
  }
}
