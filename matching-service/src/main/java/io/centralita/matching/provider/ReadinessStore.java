package io.centralita.matching.provider;

import static io.centralita.matching.provider.Columns.column;

import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.settings.Terms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Looks up how those stand who were proposed a while ago. One statement, however many they are,
/// for the sweep moves on hundreds of leads at once.
///
/// Whoever may offer somebody a job holds that provider from before the look until the commit, so
/// two who do so at the same instant do it one after the other.
@Component
public final class ReadinessStore {
  private static final String READINESS =
      """
      SELECT asked.provider, p.id IS NULL AS removed, p.opted_out, p.paused,
        p.hours IS NOT NULL
          AND NOT p.hours @> minute_of_week(:now AT TIME ZONE coalesce(p.time_zone, asked.zone)) AS closed,
        lately.open, asked.offers_at_once, lately.in_hand, coalesce(p.jobs_at_once, asked.jobs_at_once) AS jobs
      FROM unnest(:tenants::text[], :providers::uuid[], :zones::text[], :since::timestamptz[],
          :jobsSince::timestamptz[], :offersAtOnce::int[], :jobsAtOnce::int[])
        AS asked (tenant, provider, zone, since, jobs_since, offers_at_once, jobs_at_once)
      LEFT JOIN providers AS p ON p.id = asked.provider AND p.tenant = asked.tenant
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE status = 'OPEN' AND expires_at > :now) AS open,
               count(*) FILTER (WHERE status = 'ACCEPTED' AND offered_at > asked.jobs_since
                 AND (SELECT leads.status FROM leads WHERE leads.id = offers.lead_id)
                   IN ('ASSIGNED', 'STARTED')) AS in_hand
        FROM offers
        WHERE offers.tenant = asked.tenant AND provider_ref = p.address_ref AND offered_at > asked.since) AS lately
      """;

  private static final String HOLD =
      """
      SELECT pg_advisory_xact_lock(hashtextextended('offers-to/' || provider, 0))
      FROM unnest(:providers::text[]) AS provider
      """;

  private static final String HOLD_IF_FREE =
      """
      SELECT provider FROM unnest(:providers::uuid[]) AS provider
      WHERE pg_try_advisory_xact_lock(hashtextextended('offers-to/' || provider, 0))
      """;

  private final JdbcClient jdbc;

  ReadinessStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param terms of the tenant
  public record Asked(TenantId tenant, ProviderId provider, Terms terms) {}

  /// Until the transaction ends; waits for whoever holds one of them. Always in the same order.
  public void hold(Collection<ProviderId> providers) {
    if (!providers.isEmpty()) {
      jdbc.sql(HOLD).param("providers", sorted(providers)).query((_, _) -> true).list();
    }
  }

  /// The same without waiting.
  ///
  /// @return those that are held now
  public Set<ProviderId> holdIfFree(Collection<ProviderId> providers) {
    return providers.isEmpty()
        ? Set.of()
        : jdbc.sql(HOLD_IF_FREE)
            .param("providers", sorted(providers))
            .query((row, _) -> new ProviderId(row.getObject(1, UUID.class)))
            .set();
  }

  private static String[] sorted(Collection<ProviderId> providers) {
    return providers.stream().map(ProviderId::toString).distinct().sorted().toArray(String[]::new);
  }

  /// @param asked each provider once
  public Hindrances hindrances(List<Asked> asked, Instant now) {
    if (asked.isEmpty()) {
      return Hindrances.none();
    }
    return Hindrances.of(
        jdbc.sql(READINESS)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("tenants", column(asked, each -> each.tenant().value()))
            .param("providers", column(asked, Asked::provider))
            .param("zones", column(asked, each -> each.terms().timeZone().getId()))
            .param("since", column(asked, each -> now.minus(each.terms().memory())))
            .param("jobsSince", column(asked, each -> now.minus(each.terms().jobCountsFor())))
            .param("offersAtOnce", column(asked, each -> each.terms().offersAtOnce()))
            .param("jobsAtOnce", column(asked, each -> each.terms().jobsAtOnce()))
            .query((row, _) -> read(row))
            .list());
  }

  private static Readiness read(ResultSet row) throws SQLException {
    return new Readiness(
        new ProviderId(row.getObject("provider", UUID.class)),
        row.getBoolean("removed"),
        row.getBoolean("opted_out"),
        row.getBoolean("paused"),
        row.getBoolean("closed"),
        row.getInt("open"),
        row.getInt("offers_at_once"),
        row.getInt("in_hand"),
        row.getInt("jobs"));
  }
}
