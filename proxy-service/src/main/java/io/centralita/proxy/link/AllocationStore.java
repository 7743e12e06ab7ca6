package io.centralita.proxy.link;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.proxy.link.Link.End;
import io.centralita.proxy.pool.Place;
import io.centralita.proxy.service.Service;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Repository;

/// Takes numbers for a pair: one statement chooses and inserts.
@Repository
class AllocationStore {
  private final NamedParameterJdbcOperations jdbc;

  AllocationStore(NamedParameterJdbcOperations jdbc) {
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
                expires_at, due_at, service_id, unique_name, mode, ttl, date_expiry)
            SELECT :id::uuid, :tenant, :lead::uuid, :one, :other, chosen.customer_number, :now, :now,
              :expiresAt, :dueAt::timestamptz, :service::uuid, :uniqueName, :mode, :ttl, :dateExpiry::timestamptz
            FROM chosen
            ON CONFLICT DO NOTHING
            RETURNING id
          ), given AS (
            INSERT INTO link_participants
              (link_id, id, side, person_ref, proxy_number, channel, sealed, hint, met_at)
            SELECT link.id, person.id, person.side, person.ref,
              CASE person.side WHEN 'CUSTOMER' THEN chosen.customer_number ELSE chosen.provider_number END,
              person.channel, person.sealed, person.hint, :now
            FROM link CROSS JOIN chosen CROSS JOIN (VALUES
              ('CUSTOMER', :customerId::uuid, :one, :customerChannel, :customerSealed, :customerHint),
              ('PROVIDER', :providerId::uuid, :other, :providerChannel, :providerSealed, :providerHint)
            ) AS person (side, id, ref, channel, sealed, hint)
            ORDER BY person.ref
            ON CONFLICT DO NOTHING
            RETURNING proxy_number AS taken
          ),
          """
          + NumberChoiceStore.WEAR
          + NumberChoiceStore.OUTCOME;

  /// To where a collision is taken back, with its locks. Beside the statement itself it costs no
  /// time: both leave in one go.
  private static final String SAVEPOINT = "SAVEPOINT allocation;\n";

  private static final String NUMBERS =
      """
      , (SELECT customer_number FROM chosen) AS customer_number,
        (SELECT provider_number FROM chosen) AS provider_number
      """;

  /// What came of it.
  ///
  /// @param link of those two, when they got numbers
  record Allocation(Pick pick, @Nullable Link link) {}

  /// What collided leaves nothing behind.
  Allocation take(LinkRequest request, Service service, Terms terms, Instant now) {
    var allocation =
        Objects.requireNonNull(
            jdbc.execute(
                SAVEPOINT + TAKE + NUMBERS,
                parameters(request, service, terms, now),
                statement -> {
                  statement.execute();
                  statement.getMoreResults();
                  try (var row = statement.getResultSet()) {
                    row.next();
                    return allocation(row, request, terms, service, now);
                  }
                }));
    if (allocation.pick().attempt() == Attempt.COLLIDED) {
      jdbc.getJdbcOperations().execute("ROLLBACK TO SAVEPOINT allocation");
    }
    return allocation;
  }

  private static Map<String, @Nullable Object> parameters(
      LinkRequest request, Service service, Terms terms, Instant now) {
    var customer = request.customer();
    var provider = request.provider();
    var end = terms.end(now).atOffset(ZoneOffset.UTC);
    var dateExpiry = terms.dateExpiry();
    var parameters =
        NumberChoiceStore.parameters(
            service,
            customer,
            provider,
            Place.ofHint(customer.hint()),
            channels(request),
            request.lead().toString(),
            now);
    parameters.put("wanted", null);
    parameters.put("id", request.id().toString());
    parameters.put("tenant", request.tenant().value());
    parameters.put("lead", request.lead().toString());
    parameters.put("uniqueName", request.wishes().uniqueName());
    parameters.put("expiresAt", end);
    parameters.put("dueAt", terms.end(now).equals(Terms.NEVER) ? null : end);
    parameters.put("mode", terms.mode().code());
    parameters.put("ttl", terms.ttl().toSeconds());
    parameters.put("dateExpiry", dateExpiry == null ? null : dateExpiry.atOffset(ZoneOffset.UTC));
    for (var side : Side.values()) {
      var name = side.name().toLowerCase(Locale.ROOT);
      var person = side == Side.CUSTOMER ? customer : provider;
      parameters.put(name + "Id", participant(request, side).toString());
      parameters.put(name + "Channel", person.channel().name());
      parameters.put(name + "Sealed", person.sealed());
      parameters.put(name + "Hint", person.hint());
    }
    return parameters;
  }

  /// Who asks for a mode gets a number that carries it; otherwise calls are welcome and not needed.
  private static Set<Channel> channels(LinkRequest request) {
    var mode = request.wishes().mode();
    var channels = EnumSet.noneOf(Channel.class);
    for (var person : List.of(request.customer(), request.provider())) {
      channels.addAll(
          NumberChoiceStore.channels(person.channel(), mode == null ? Mode.MESSAGE_ONLY : mode));
    }
    return channels;
  }

  private static UUID participant(LinkRequest request, Side side) {
    return EventIds.derived(
        "participant", request.id().toString(), side == Side.CUSTOMER ? "0" : "1");
  }

  private static Allocation allocation(
      ResultSet row, LinkRequest request, Terms terms, Service service, Instant now)
      throws SQLException {
    var attempt = attempt(row);
    return new Allocation(
        new Pick(attempt, row.getInt("free"), row.getInt("pool")),
        attempt == Attempt.TAKEN ? link(row, request, terms, service, now) : null);
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    if (row.getInt("chosen") == 0) {
      return Attempt.NO_NUMBER;
    }
    return row.getInt("people") == 2 ? Attempt.TAKEN : Attempt.COLLIDED;
  }

  private static Link link(
      ResultSet row, LinkRequest request, Terms terms, Service service, Instant now)
      throws SQLException {
    return new Link(
        request.id(),
        request.tenant(),
        request.lead(),
        terms,
        new End(
            participant(request, Side.CUSTOMER),
            request.customer(),
            new BusinessNumber(row.getString("customer_number"))),
        new End(
            participant(request, Side.PROVIDER),
            request.provider(),
            new BusinessNumber(row.getString("provider_number"))),
        now,
        terms.end(now),
        terms.end(now),
        service.tellsPeople(),
        service.calls(),
        null);
  }
}
