package io.centralita.proxy.link;

import io.centralita.contracts.address.Address;
import io.centralita.proxy.pool.Place;
import io.centralita.proxy.service.Service;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Takes numbers for a pair: one statement chooses and inserts.
@Repository
class AllocationStore {
  private final JdbcClient jdbc;

  AllocationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// One number for both where there is one, else one for each. People are inserted in the order of
  /// their refs: two who want the same two rows do not wait for each other in a circle.
  private static final String TAKE =
      "WITH RECURSIVE "
          + NumberChoiceStore.USABLE
          + """
          , shared AS (
            SELECT number FROM usable WHERE one AND other ORDER BY place LIMIT 1
          ), chosen AS (
            SELECT * FROM (SELECT
              COALESCE((SELECT number FROM shared),
                (SELECT number FROM usable WHERE one ORDER BY place LIMIT 1)) AS customer_number,
              COALESCE((SELECT number FROM shared),
                (SELECT number FROM usable WHERE other ORDER BY place LIMIT 1)) AS provider_number) both_of_them
            WHERE customer_number IS NOT NULL AND provider_number IS NOT NULL
          ), link AS (
            INSERT INTO proxy_links
              (id, tenant, lead_id, user_number, provider_number, proxy_number, created_at, updated_at,
                expires_at, due_at, service_id, mode, ttl, date_expiry)
            SELECT :id::uuid, :tenant, :lead::uuid, :one, :other, chosen.customer_number, :now, :now,
              :expiresAt, :dueAt::timestamptz, :service::uuid, :mode, :ttl, :dateExpiry::timestamptz
            FROM chosen
            ON CONFLICT DO NOTHING
            RETURNING id
          ), given AS (
            INSERT INTO link_participants
              (link_id, side, person_ref, proxy_number, channel, sealed, hint, met_at)
            SELECT link.id, person.side, person.ref,
              CASE person.side WHEN 'CUSTOMER' THEN chosen.customer_number ELSE chosen.provider_number END,
              person.channel, person.sealed, person.hint, :now
            FROM link CROSS JOIN chosen CROSS JOIN (VALUES
              ('CUSTOMER', :one, :customerChannel, :customerSealed, :customerHint),
              ('PROVIDER', :other, :providerChannel, :providerSealed, :providerHint)
            ) AS person (side, ref, channel, sealed, hint)
            ORDER BY person.ref
            ON CONFLICT DO NOTHING
            RETURNING proxy_number AS taken
          ),
          """
          + NumberChoiceStore.WEAR
          + NumberChoiceStore.OUTCOME;

  /// What collided leaves rows behind that the caller must roll back.
  Pick take(LinkRequest request, Service service, Terms terms, Instant now) {
    var end = terms.end(now);
    var dateExpiry = terms.dateExpiry();
    var customer = request.customer();
    var provider = request.provider();
    var statement =
        NumberChoiceStore.bind(
                jdbc.sql(TAKE),
                service,
                customer,
                provider,
                Place.ofHint(customer.hint()),
                EnumSet.of(customer.channel(), provider.channel()),
                request.lead().toString(),
                now)
            .param("wanted", null)
            .param("id", request.id().toString())
            .param("tenant", request.tenant().value())
            .param("lead", request.lead().toString())
            .param("expiresAt", end.atOffset(ZoneOffset.UTC))
            .param("dueAt", end.equals(Terms.NEVER) ? null : end.atOffset(ZoneOffset.UTC))
            .param("mode", terms.mode().code())
            .param("ttl", terms.ttl().toSeconds())
            .param("dateExpiry", dateExpiry == null ? null : dateExpiry.atOffset(ZoneOffset.UTC));
    statement = person(statement, "customer", customer);
    statement = person(statement, "provider", provider);
    return statement.query((row, _) -> pick(row)).single();
  }

  private static JdbcClient.StatementSpec person(
      JdbcClient.StatementSpec statement, String name, Address address) {
    return statement
        .param(name + "Channel", address.channel().name())
        .param(name + "Sealed", address.sealed())
        .param(name + "Hint", address.hint());
  }

  private static Pick pick(ResultSet row) throws SQLException {
    return new Pick(attempt(row), row.getInt("free"), row.getInt("pool"));
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    if (row.getInt("chosen") == 0) {
      return Attempt.NO_NUMBER;
    }
    return row.getInt("people") == 2 ? Attempt.TAKEN : Attempt.COLLIDED;
  }
}
