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
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Links as the database has them: what a statement selects, and how a row of it is read.
final class LinkRowStore {
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
  static final String LINKS =
      LINK
          + """
          JOIN link_participants customer
            ON customer.link_id = link.id AND customer.side = 'CUSTOMER' AND customer.successors = 0
          JOIN link_participants provider
            ON provider.link_id = link.id AND provider.side = 'PROVIDER' AND provider.successors = 0
          """;

  /// The two who were in it last, though one may have left. A side has somebody living (0), or the
  /// last to leave has most successors.
  static final String WITH_THE_LAST =
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
  static final String WITH_THESE =
      LINK
          + """
          JOIN people customer ON customer.link_id = link.id AND customer.side = 'CUSTOMER'
          JOIN people provider ON provider.link_id = link.id AND provider.side = 'PROVIDER'
          """;

  private LinkRowStore() {}

  static Link read(ResultSet row) throws SQLException {
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
