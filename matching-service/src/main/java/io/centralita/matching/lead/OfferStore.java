package io.centralita.matching.lead;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.lead.Offer.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// To whom each lead was offered.
@Component
final class OfferStore {
  private static final String OF_LEADS =
      """
      SELECT id, lead_id, provider_id, status, offered_at, expires_at, closed_at
      FROM offers WHERE lead_id = ANY (:leads) ORDER BY lead_id, offered_at, status <> 'OPEN' DESC
      """;

  private static final String LEAD_OF =
      "SELECT lead_id FROM offers WHERE id = :offer AND tenant = :tenant";

  private static final String SAVE =
      """
      INSERT INTO offers (id, lead_id, tenant, provider_id, provider_ref, status, offered_at, expires_at, closed_at)
      VALUES (:id, :lead, :tenant, :provider, :ref, :status, :offeredAt, :expiresAt, :closedAt)
      ON CONFLICT (id) DO UPDATE SET status = excluded.status, closed_at = excluded.closed_at
      """;

  /// What closes must be closed before something else opens.
  private static final Comparator<Offer> CLOSED_FIRST =
      Comparator.comparing(offer -> offer.status() == Status.OPEN);

  private final JdbcClient jdbc;

  OfferStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Row(UUID lead, Offer offer) {}

  Map<UUID, List<Offer>> of(Collection<UUID> leads) {
    return jdbc
        .sql(OF_LEADS)
        .param("leads", leads.toArray(UUID[]::new))
        .query((row, _) -> new Row(row.getObject("lead_id", UUID.class), read(row)))
        .list()
        .stream()
        .collect(groupingBy(Row::lead, mapping(Row::offer, toList())));
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
        row.getObject("offered_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        instant(row.getObject("closed_at", OffsetDateTime.class)));
  }

  /// Writes what is not as it was before.
  void save(Lead lead, Collection<Offer> before) {
    lead.offers().stream()
        .filter(offer -> !before.contains(offer))
        .sorted(CLOSED_FIRST)
        .forEach(offer -> save(lead, offer));
  }

  private void save(Lead lead, Offer offer) {
    jdbc.sql(SAVE)
        .param("id", offer.id().value())
        .param("lead", lead.id().value())
        .param("tenant", lead.tenant().value())
        .param("provider", offer.provider().value())
        .param("ref", lead.candidate(offer.provider()).address().ref())
        .param("status", offer.status().name())
        .param("offeredAt", offer.offeredAt().atOffset(ZoneOffset.UTC))
        .param("expiresAt", offer.expiresAt().atOffset(ZoneOffset.UTC))
        .param("closedAt", utc(offer.closedAt()))
        .update();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
