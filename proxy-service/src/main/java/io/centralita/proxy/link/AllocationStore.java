package io.centralita.proxy.link;

import io.centralita.contracts.address.Address;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Takes a number for a pair: one statement chooses and inserts.
@Repository
class AllocationStore {
  private final JdbcClient jdbc;

  AllocationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The number is one on which neither has an open link, and the one that they last met longest
  /// ago, so that a late answer to an old chat does not reach a new counterpart. Among numbers that
  /// neither knows the lead decides, which spreads pairs over the pool. People are inserted in the
  /// order of their refs: two who want the same two rows do not wait for each other in a circle.
  private static final String TAKE =
      """
      WITH history AS (
        SELECT proxy_number, bool_or(open) AS busy, max(met_at) AS met_at
        FROM link_participants WHERE person_ref IN (:customer, :provider)
        GROUP BY proxy_number
      ), chosen AS (
        SELECT numbers.number
        FROM numbers LEFT JOIN history ON history.proxy_number = numbers.number
        WHERE numbers.tenant = :tenant AND numbers.purpose = 'PROXY'
          AND numbers.channels @> :channels::text[] AND history.busy IS NOT TRUE
        ORDER BY history.met_at NULLS FIRST, md5(numbers.number || :lead)
        LIMIT 1
      ), link AS (
        INSERT INTO proxy_links
          (id, tenant, lead_id, user_number, provider_number, proxy_number, created_at, expires_at)
        SELECT :id::uuid, :tenant, :lead::uuid, :customer, :provider, chosen.number, :now, :expiresAt
        FROM chosen
        ON CONFLICT DO NOTHING
        RETURNING proxy_number
      ), people AS (
        INSERT INTO link_participants
          (link_id, side, person_ref, proxy_number, channel, sealed, hint, met_at)
        SELECT :id::uuid, person.side, person.ref, link.proxy_number, person.channel, person.sealed,
          person.hint, :now
        FROM link CROSS JOIN (VALUES
          ('CUSTOMER', :customer, :customerChannel, :customerSealed, :customerHint),
          ('PROVIDER', :provider, :providerChannel, :providerSealed, :providerHint)
        ) AS person (side, ref, channel, sealed, hint)
        ORDER BY person.ref
        ON CONFLICT DO NOTHING
        RETURNING 1
      )
      SELECT (SELECT count(*) FROM chosen) AS chosen, (SELECT count(*) FROM people) AS people
      """;

  /// What collided leaves rows behind that the caller must roll back.
  Attempt take(LinkRequest request, Instant now, Instant expiresAt) {
    var statement =
        jdbc.sql(TAKE)
            .param("id", request.id().toString())
            .param("tenant", request.tenant().value())
            .param("lead", request.lead().toString())
            .param("channels", channels(request))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("expiresAt", expiresAt.atOffset(ZoneOffset.UTC));
    statement = person(statement, "customer", request.customer());
    statement = person(statement, "provider", request.provider());
    return statement.query((row, _) -> attempt(row)).single();
  }

  private static String[] channels(LinkRequest request) {
    return Stream.of(request.customer(), request.provider())
        .map(address -> address.channel().name())
        .distinct()
        .toArray(String[]::new);
  }

  private static JdbcClient.StatementSpec person(
      JdbcClient.StatementSpec statement, String name, Address address) {
    return statement
        .param(name, address.ref())
        .param(name + "Channel", address.channel().name())
        .param(name + "Sealed", address.sealed())
        .param(name + "Hint", address.hint());
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    if (row.getInt("chosen") == 0) {
      return Attempt.NO_NUMBER;
    }
    return row.getInt("people") == 2 ? Attempt.TAKEN : Attempt.COLLIDED;
  }
}
