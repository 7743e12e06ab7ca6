package io.centralita.proxy.link;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables `proxy_links` and `link_participants`, once a number is taken.
@Repository
class LinkStore {
  private final JdbcClient jdbc;

  LinkStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Nothing while one of the two is missing.
  Optional<Link> find(LinkId id) {
    return find(LinkRowStore.LINKS, id);
  }

  /// Nothing when there were never two.
  Optional<Link> findWithTheLast(LinkId id) {
    return find(LinkRowStore.WITH_THE_LAST, id);
  }

  private Optional<Link> find(String links, LinkId id) {
    return jdbc.sql(links + "WHERE link.id = :id")
        .param("id", id.value())
        .query((row, _) -> LinkRowStore.read(row))
        .optional();
  }

  List<Link> of(TenantId tenant, LeadId lead) {
    return jdbc.sql(
            LinkRowStore.WITH_THE_LAST
                + "WHERE link.tenant = :tenant AND link.lead_id = :lead"
                + " ORDER BY link.created_at, link.closed_at")
        .param("tenant", tenant.value())
        .param("lead", lead.value())
        .query((row, _) -> LinkRowStore.read(row))
        .list();
  }

  int count(TenantId tenant, LeadId lead) {
    return jdbc.sql("SELECT count(*) FROM proxy_links WHERE tenant = :tenant AND lead_id = :lead")
        .param("tenant", tenant.value())
        .param("lead", lead.value())
        .query(Integer.class)
        .single();
  }

  private static final String KNOWN =
      """
      WHERE link.id = (SELECT id FROM proxy_links WHERE id = :id
        UNION ALL SELECT id FROM proxy_links
          WHERE tenant = :tenant AND lead_id = :lead AND closed_at IS NULL
        LIMIT 1)
      """;

  /// The link of that id; else the open one of the lead.
  Optional<Link> known(LinkId id, TenantId tenant, LeadId lead) {
    return jdbc.sql(LinkRowStore.WITH_THE_LAST + KNOWN)
        .param("id", id.value())
        .param("tenant", tenant.value())
        .param("lead", lead.value())
        .query((row, _) -> LinkRowStore.read(row))
        .optional();
  }

  private static final String IS_TAKEN =
      """
      SELECT EXISTS (SELECT FROM proxy_links
        WHERE service_id = :service AND unique_name = :name AND deleted_at IS NULL)
      """;

  /// Whether the service has a session of that name, whoever is in it.
  boolean isTaken(UUID service, String uniqueName) {
    return jdbc.sql(IS_TAKEN)
        .param("service", service)
        .param("name", uniqueName)
        .query(Boolean.class)
        .single();
  }

  private static final String MEETING =
      """
      WHERE link.id = (SELECT link_id FROM link_participants
        WHERE person_ref = :person AND proxy_number = :number AND open)
      """;

  /// The one open link that a person has on a number.
  Optional<Link> meeting(Address person, BusinessNumber number) {
    return jdbc.sql(LinkRowStore.LINKS + MEETING)
        .param("person", person.ref())
        .param("number", number.e164())
        .query((row, _) -> LinkRowStore.read(row))
        .optional();
  }

  /// With whomever was there, or had been last, while the one was.
  private static final String WITH_THE_OTHER =
      """
      , other AS (
        SELECT they.* FROM one JOIN link_participants they ON they.link_id = one.link_id AND they.side <> one.side
        WHERE they.met_at <= :at AND (they.deleted_at IS NULL OR they.deleted_at > one.met_at)
        ORDER BY they.met_at DESC, they.deleted_at DESC NULLS FIRST LIMIT 1
      ), people AS (SELECT * FROM one UNION ALL SELECT * FROM other)
      """;

  private static final String MET_BEFORE =
      """
      WITH one AS (
        SELECT * FROM link_participants
        WHERE person_ref = :person AND proxy_number = :number AND met_at <= :at
        ORDER BY met_at DESC, deleted_at DESC NULLS FIRST LIMIT 1)
      """
          + WITH_THE_OTHER
          + LinkRowStore.WITH_THESE;

  /// Whom a person had last met on a number at that time, over a link that is open or not: those
  /// two, whoever came after them.
  Optional<Link> metBefore(Address person, BusinessNumber number, Instant at) {
    return jdbc.sql(MET_BEFORE)
        .param("person", person.ref())
        .param("number", number.e164())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query((row, _) -> LinkRowStore.read(row))
        .optional();
  }

  private static final String OF_THEN =
      """
      WITH one AS (
        SELECT * FROM link_participants WHERE link_id = :id AND person_ref = :person AND met_at <= :at
        ORDER BY met_at DESC, deleted_at DESC NULLS FIRST LIMIT 1)
      """
          + WITH_THE_OTHER
          + LinkRowStore.WITH_THESE;

  /// A person and whomever they had in a session at that time.
  Optional<Link> ofThen(LinkId id, Address person, Instant at) {
    return jdbc.sql(OF_THEN)
        .param("id", id.value())
        .param("person", person.ref())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query((row, _) -> LinkRowStore.read(row))
        .optional();
  }

  private static final String CLOSE =
      """
      UPDATE proxy_links SET closed_at = :now, close_reason = :reason, updated_at = :now
      WHERE id = :id AND closed_at IS NULL
      """;

  /// Returns whether it was open.
  boolean close(LinkId id, CloseReason reason, Instant now) {
    return jdbc.sql(CLOSE)
            .param("id", id.value())
            .param("reason", reason.code())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  private static final String SWEEP =
      """
      WITH due AS (
        SELECT id, CASE WHEN date_expiry IS NULL AND ttl > 0
            THEN GREATEST(created_at, (SELECT max(at) FROM interactions WHERE link_id = proxy_links.id))
              + make_interval(secs => ttl)
            ELSE date_expiry END AS over_at
        FROM proxy_links WHERE closed_at IS NULL AND due_at <= :now
        ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED
      ), later AS (
        UPDATE proxy_links SET due_at = over_at FROM due
        WHERE proxy_links.id = due.id AND (over_at > :now OR over_at IS NULL)
      ), closed AS (
        UPDATE proxy_links SET closed_at = :now, close_reason = 'expired', updated_at = :now
        FROM due WHERE proxy_links.id = due.id AND over_at <= :now
        RETURNING proxy_links.id
      )
      SELECT due.id, closed.id IS NOT NULL AS closed FROM due LEFT JOIN closed USING (id)
      """;

  /// What a sweep came by.
  ///
  /// @param looked how many seemed due; those that had interactions since are due later
  /// @param closed those of them that are over
  record Swept(int looked, List<Link> closed) {}

  /// Closes those whose time is over and that no other instance is closing.
  Swept sweep(Instant now, int limit) {
    var due =
        jdbc.sql(SWEEP)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("limit", limit)
            .query((row, _) -> row.getBoolean("closed") ? row.getString("id") : "")
            .list();
    var closed = due.stream().filter(id -> !id.isEmpty()).toArray(String[]::new);
    return new Swept(
        due.size(),
        jdbc.sql(LinkRowStore.WITH_THE_LAST + "WHERE link.id = ANY (:ids::uuid[])")
            .param("ids", closed)
            .query((row, _) -> LinkRowStore.read(row))
            .list());
  }

  private static final String EXTEND =
      "UPDATE proxy_links SET expires_at = :expiresAt WHERE id = :id AND closed_at IS NULL";

  /// Returns whether it was open.
  boolean extend(LinkId id, Instant expiresAt) {
    return jdbc.sql(EXTEND)
            .param("id", id.value())
            .param("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }
}
