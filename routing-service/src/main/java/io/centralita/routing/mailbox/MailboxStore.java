package io.centralita.routing.mailbox;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.proxy.LinkState.LinkOpened;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who is a provider, who is paired with whom, and the mailboxes that follow from it.
@Component
class MailboxStore {
  private static final String IS_PROVIDER =
      """
      INSERT INTO providers_known AS known (tenant, person_ref, provider_id, since)
      VALUES (:tenant, :person, :provider, :at)
      ON CONFLICT (tenant, person_ref) DO UPDATE SET provider_id = excluded.provider_id, since = excluded.since
      WHERE known.provider_id <> excluded.provider_id AND known.since <= excluded.since
      """;

  private static final String KNOWS =
      """
      SELECT EXISTS (SELECT FROM providers_known
        WHERE tenant = :tenant AND person_ref = :person AND provider_id = :provider)
      """;

  private static final String PAIRED =
      """
      INSERT INTO pairings AS known (tenant, number, person_ref, provider_ref, lead_id, since, link_id, until)
      VALUES (:tenant, :number, :person, :provider, :lead, :since, :link, :until)
      ON CONFLICT (tenant, person_ref, number) DO UPDATE SET
        provider_ref = excluded.provider_ref, lead_id = excluded.lead_id, since = excluded.since,
        link_id = excluded.link_id, until = excluded.until
      WHERE known.since <= excluded.since
      """;

  private static final String PARTED =
      "UPDATE pairings SET until = NULL WHERE link_id = :link AND until IS NOT NULL";

  private static final String TALKS_ELSEWHERE =
      """
      SELECT EXISTS (SELECT FROM pairings p
        WHERE tenant = :tenant AND person_ref = :person AND number <> :number AND until > :now
          AND NOT EXISTS (SELECT FROM opt_outs o WHERE o.tenant = p.tenant
            AND o.person_ref = p.person_ref AND o.business_number = p.number))
      """;

  private static final String ASSIGN_PAIRINGS =
      """
      UPDATE conversations c SET scope = 'client_lead', provider_id = p.provider_id, assigned_at = a.since
      FROM pairings a JOIN providers_known p ON p.tenant = a.tenant AND p.person_ref = a.provider_ref
      WHERE a.tenant = :tenant AND a.person_ref = :person
        AND c.tenant = a.tenant AND c.person_ref = a.person_ref AND c.business_number = a.number
        AND (c.provider_id IS DISTINCT FROM p.provider_id OR c.scope <> 'client_lead')
      """;

  private static final String ASSIGN_ALL_OF_PROVIDER =
      """
      UPDATE conversations c SET scope = 'client_lead', provider_id = p.provider_id, assigned_at = a.since
      FROM pairings a JOIN providers_known p ON p.tenant = a.tenant AND p.person_ref = a.provider_ref
      WHERE a.tenant = :tenant AND a.provider_ref = :person
        AND c.tenant = a.tenant AND c.person_ref = a.person_ref AND c.business_number = a.number
        AND (c.provider_id IS DISTINCT FROM p.provider_id OR c.scope <> 'client_lead')
      """;

  private static final String DEALS_WITH_OWNER =
      """
      UPDATE conversations SET scope = 'owner_provider'
      WHERE tenant = :tenant AND person_ref = :person AND scope = 'client_general' AND provider_id IS NULL
        AND EXISTS (SELECT FROM providers_known WHERE tenant = :tenant AND person_ref = :person)
      """;

  /// Until the transaction ends.
  private static final String ALONE =
      "SELECT pg_advisory_xact_lock(hashtextextended('mailboxes/' || :tenant, 0))";

  private static final String BESIDE_OTHERS =
      "SELECT pg_advisory_xact_lock_shared(hashtextextended('mailboxes/' || :tenant, 0))";

  private final JdbcClient jdbc;

  MailboxStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Two transactions that go on at once do not see what the other is about to tell: the offer and
  /// the link would each find nothing to put in place. Whoever tells who is a provider, or who is
  /// linked, waits here until all others have ended, and the others for it.
  void alone(TenantId tenant) {
    locked(ALONE, tenant);
  }

  /// The same for conversations that begin, which are many and do not wait for each other.
  void besideOthers(TenantId tenant) {
    locked(BESIDE_OTHERS, tenant);
  }

  private void locked(String sql, TenantId tenant) {
    jdbc.sql(sql).param("tenant", tenant.value()).query((_, _) -> true).single();
  }

  boolean knows(TenantId tenant, Address person, ProviderId provider) {
    return of(KNOWS, tenant, person)
        .param("provider", provider.value())
        .query(Boolean.class)
        .single();
  }

  /// @return whether that is news
  boolean isProvider(TenantId tenant, Address person, ProviderId provider, Instant at) {
    return of(IS_PROVIDER, tenant, person)
            .param("provider", provider.value())
            .param("at", utc(at))
            .update()
        == 1;
  }

  void paired(LinkOpened link, Address person) {
    of(PAIRED, link.tenant(), person)
        .param("number", link.numberOf(person).e164())
        .param("provider", link.provider().ref())
        .param("lead", link.lead().value())
        .param("since", utc(link.openedAt()))
        .param("link", link.link().value())
        .param("until", utc(link.expiresAt()))
        .update();
  }

  void parted(LinkId link) {
    jdbc.sql(PARTED).param("link", link.value()).update();
  }

  boolean talksElsewhere(TenantId tenant, Address person, BusinessNumber number, Instant now) {
    return of(TALKS_ELSEWHERE, tenant, person)
        .param("number", number.e164())
        .param("now", utc(now))
        .query(Boolean.class)
        .single();
  }

  void assignPairings(TenantId tenant, Address person) {
    of(ASSIGN_PAIRINGS, tenant, person).update();
  }

  void assignAllOf(TenantId tenant, Address provider) {
    of(ASSIGN_ALL_OF_PROVIDER, tenant, provider).update();
    dealsWithOwner(tenant, provider);
  }

  void dealsWithOwner(TenantId tenant, Address person) {
    of(DEALS_WITH_OWNER, tenant, person).update();
  }

  private JdbcClient.StatementSpec of(String sql, TenantId tenant, Address person) {
    return jdbc.sql(sql).param("tenant", tenant.value()).param("person", person.ref());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
