package io.centralita.proxy.link;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.proxy.CallTerms;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.link.Link.Closing;
import io.centralita.proxy.link.Link.End;
import io.centralita.proxy.service.InterceptFailure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables `proxy_links` and `link_participants`, once a number is taken.
@Repository
class LinkStore {
  private static final String LINK =
      """
      SELECT link.*, COALESCE(service.tells_people, true) AS tells_people,
        service.call_time_limit, COALESCE(service.announces_calls, false) AS announces_calls,
        CASE WHEN service.intercept_callback_url IS NOT NULL THEN service.on_intercept_failure END AS calls_asked,
        (SELECT max(at) FROM interactions WHERE link_id = link.id) AS last_interaction,
        GREATEST(customer.met_at, provider.met_at) AS joined_at,
        customer.id AS customer_id, customer.proxy_number AS customer_number, customer.person_ref AS customer_ref,
        customer.channel AS customer_channel, customer.sealed AS customer_sealed, customer.hint AS customer_hint,
        customer.deleted_at AS customer_left_at,
        provider.id AS provider_id, provider.proxy_number AS provider_own_number, provider.person_ref AS provider_ref,
        provider.channel AS provider_channel, provider.sealed AS provider_sealed, provider.hint AS provider_hint,
        provider.deleted_at AS provider_left_at
      FROM proxy_links link
      LEFT JOIN services service ON service.id = link.service_id
      """;

  /// The two who are in it, or were when it ended.
  private static final String LINKS =
      LINK
          + """
          JOIN link_participants customer
            ON customer.link_id = link.id AND customer.side = 'CUSTOMER' AND customer.successors = 0
          JOIN link_participants provider
            ON provider.link_id = link.id AND provider.side = 'PROVIDER' AND provider.successors = 0
          """;

  /// The two who were in it last, though one may have left. A side has somebody living (0), or the
  /// last to leave has most successors.
  private static final String WITH_THE_LAST =
      LINK
          + """
          JOIN LATERAL (SELECT * FROM link_participants
            WHERE link_id = link.id AND side = 'CUSTOMER'
            ORDER BY successors > 0, successors DESC LIMIT 1) customer ON true
          JOIN LATERAL (SELECT * FROM link_participants
            WHERE link_id = link.id AND side = 'PROVIDER'
            ORDER BY successors > 0, successors DESC LIMIT 1) provider ON true
          """;

  /// The two of `people`, whoever is in it today.
  private static final String WITH_THESE =
      LINK
          + """
          JOIN people customer ON customer.link_id = link.id AND customer.side = 'CUSTOMER'
          JOIN people provider ON provider.link_id = link.id AND provider.side = 'PROVIDER'
          """;

  private final JdbcClient jdbc;

  LinkStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Nothing while one of the two is missing.
  Optional<Link> find(LinkId id) {
    return find(LINKS, id);
  }

  /// Nothing when there were never two.
  Optional<Link> findWithTheLast(LinkId id) {
    return find(WITH_THE_LAST, id);
  }

  private Optional<Link> find(String links, LinkId id) {
    return jdbc.sql(links + "WHERE link.id = :id")
        .param("id", id.value())
        .query((row, _) -> read(row))
        .optional();
  }

  List<Link> of(TenantId tenant, LeadId lead) {
    return jdbc.sql(
            WITH_THE_LAST
                + "WHERE link.tenant = :tenant AND link.lead_id = :lead"
                + " ORDER BY link.created_at, link.closed_at")
        .param("tenant", tenant.value())
        .param("lead", lead.value())
        .query((row, _) -> read(row))
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
    return jdbc.sql(WITH_THE_LAST + KNOWN)
        .param("id", id.value())
        .param("tenant", tenant.value())
        .param("lead", lead.value())
        .query((row, _) -> read(row))
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
    return jdbc.sql(LINKS + MEETING)
        .param("person", person.ref())
        .param("number", number.e164())
        .query((row, _) -> read(row))
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
          + WITH_THESE;

  /// Whom a person had last met on a number at that time, over a link that is open or not: those
  /// two, whoever came after them.
  Optional<Link> metBefore(Address person, BusinessNumber number, Instant at) {
    return jdbc.sql(MET_BEFORE)
        .param("person", person.ref())
        .param("number", number.e164())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query((row, _) -> read(row))
        .optional();
  }

  private static final String OF_THEN =
      """
      WITH one AS (
        SELECT * FROM link_participants WHERE link_id = :id AND person_ref = :person AND met_at <= :at
        ORDER BY met_at DESC, deleted_at DESC NULLS FIRST LIMIT 1)
      """
          + WITH_THE_OTHER
          + WITH_THESE;

  /// A person and whomever they had in a session at that time.
  Optional<Link> ofThen(LinkId id, Address person, Instant at) {
    return jdbc.sql(OF_THEN)
        .param("id", id.value())
        .param("person", person.ref())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query((row, _) -> read(row))
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
        jdbc.sql(WITH_THE_LAST + "WHERE link.id = ANY (:ids::uuid[])")
            .param("ids", closed)
            .query((row, _) -> read(row))
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

  private static Link read(ResultSet row) throws SQLException {
    var terms = terms(row);
    var openedAt = instant(row, "created_at");
    var last = row.getObject("last_interaction", OffsetDateTime.class);
    var since = last == null || last.toInstant().isBefore(openedAt) ? openedAt : last.toInstant();
    return new Link(
        new LinkId(row.getObject("id", UUID.class)),
        new TenantId(row.getString("tenant")),
        new LeadId(row.getObject("lead_id", UUID.class)),
        terms,
        end(row, "customer", row.getString("customer_number")),
        end(row, "provider", row.getString("provider_own_number")),
        openedAt,
        instant(row, "joined_at"),
        terms.end(since),
        instant(row, "expires_at"),
        row.getBoolean("tells_people"),
        calls(row),
        closing(row));
  }

  private static CallTerms calls(ResultSet row) throws SQLException {
    return new CallTerms(
        row.getObject("call_time_limit", Integer.class),
        row.getBoolean("announces_calls"),
        InterceptFailure.of(Objects.requireNonNullElse(row.getString("calls_asked"), ""))
            .map(InterceptFailure::ofCalls)
            .orElse(null));
  }

  private static Terms terms(ResultSet row) throws SQLException {
    var dateExpiry = row.getObject("date_expiry", OffsetDateTime.class);
    return new Terms(
        row.getObject("service_id", UUID.class),
        Mode.of(row.getString("mode")).orElseThrow(),
        Duration.ofSeconds(row.getInt("ttl")),
        dateExpiry == null ? null : dateExpiry.toInstant());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static End end(ResultSet row, String side, String number) throws SQLException {
    var left = row.getObject(side + "_left_at", OffsetDateTime.class);
    return new End(
        row.getObject(side + "_id", UUID.class),
        new Address(
            Channel.valueOf(row.getString(side + "_channel")),
            row.getString(side + "_ref"),
            row.getString(side + "_sealed"),
            row.getString(side + "_hint")),
        new BusinessNumber(number),
        left == null ? null : left.toInstant());
  }

  private static @Nullable Closing closing(ResultSet row) throws SQLException {
    var at = row.getObject("closed_at", OffsetDateTime.class);
    return at == null
        ? null
        : new Closing(CloseReason.of(row.getString("close_reason")), at.toInstant());
  }
}
