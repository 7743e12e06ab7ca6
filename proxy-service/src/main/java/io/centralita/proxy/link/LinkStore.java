package io.centralita.proxy.link;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.link.Link.Closing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables `proxy_links` and `link_participants`, once a number is taken.
@Repository
class LinkStore {
  private static final String LINKS =
      """
      SELECT link.*,
        customer.channel AS customer_channel, customer.sealed AS customer_sealed, customer.hint AS customer_hint,
        provider.channel AS provider_channel, provider.sealed AS provider_sealed, provider.hint AS provider_hint
      FROM proxy_links link
      JOIN link_participants customer ON customer.link_id = link.id AND customer.side = 'CUSTOMER'
      JOIN link_participants provider ON provider.link_id = link.id AND provider.side = 'PROVIDER'
      """;

  private final JdbcClient jdbc;

  LinkStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Link> find(LinkId id) {
    return jdbc.sql(LINKS + "WHERE link.id = :id")
        .param("id", id.value())
        .query((row, _) -> read(row))
        .optional();
  }

  List<Link> of(TenantId tenant, LeadId lead) {
    return jdbc.sql(
            LINKS + "WHERE link.tenant = :tenant AND link.lead_id = :lead ORDER BY link.created_at")
        .param("tenant", tenant.value())
        .param("lead", lead.value())
        .query((row, _) -> read(row))
        .list();
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

  private static final String MET_BEFORE =
      """
      WHERE link.id = (SELECT link_id FROM link_participants
        WHERE person_ref = :person AND proxy_number = :number AND met_at <= :at
        ORDER BY met_at DESC LIMIT 1)
      """;

  /// The link that a person had last got on a number at that time, open or not.
  Optional<Link> metBefore(Address person, BusinessNumber number, Instant at) {
    return jdbc.sql(LINKS + MET_BEFORE)
        .param("person", person.ref())
        .param("number", number.e164())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query((row, _) -> read(row))
        .optional();
  }

  private static final String CLOSE =
      """
      UPDATE proxy_links SET closed_at = :now, close_reason = :reason
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

  private static final String CLOSE_DUE =
      """
      UPDATE proxy_links SET closed_at = :now, close_reason = 'expired'
      WHERE id IN (
        SELECT id FROM proxy_links WHERE closed_at IS NULL AND expires_at <= :now
        ORDER BY expires_at LIMIT :limit FOR UPDATE SKIP LOCKED)
      RETURNING id
      """;

  /// Closes those whose time is over and that no other instance is closing.
  List<Link> closeDue(Instant now, int limit) {
    var closed =
        jdbc.sql(CLOSE_DUE)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("limit", limit)
            .query((row, _) -> row.getString("id"))
            .list();
    return jdbc.sql(LINKS + "WHERE link.id = ANY (:ids::uuid[])")
        .param("ids", closed.toArray(String[]::new))
        .query((row, _) -> read(row))
        .list();
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
    return new Link(
        new LinkId(row.getObject("id", UUID.class)),
        new TenantId(row.getString("tenant")),
        new LeadId(row.getObject("lead_id", UUID.class)),
        new BusinessNumber(row.getString("proxy_number")),
        address(row, "customer", row.getString("user_number")),
        address(row, "provider", row.getString("provider_number")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        closing(row));
  }

  private static Address address(ResultSet row, String side, String ref) throws SQLException {
    return new Address(
        Channel.valueOf(row.getString(side + "_channel")),
        ref,
        row.getString(side + "_sealed"),
        row.getString(side + "_hint"));
  }

  private static @Nullable Closing closing(ResultSet row) throws SQLException {
    var at = row.getObject("closed_at", OffsetDateTime.class);
    return at == null
        ? null
        : new Closing(CloseReason.of(row.getString("close_reason")), at.toInstant());
  }
}
