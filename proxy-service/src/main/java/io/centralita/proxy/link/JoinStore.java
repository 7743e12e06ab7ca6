package io.centralita.proxy.link;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LinkId;
import io.centralita.proxy.pool.Place;
import io.centralita.proxy.service.Service;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Takes a number for one person who comes into a session: one statement chooses and inserts.
@Repository
class JoinStore {
  private final JdbcClient jdbc;

  JoinStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The link's row says who its two are; it is locked by who lets somebody in.
  private static final String JOIN =
      "WITH RECURSIVE "
          + NumberChoiceStore.USABLE
          + """
          , chosen AS (
            SELECT number FROM usable WHERE one ORDER BY number = :partners DESC NULLS LAST, place LIMIT 1
          ), given AS (
            INSERT INTO link_participants
              (link_id, id, side, person_ref, proxy_number, channel, sealed, hint, friendly_name, met_at)
            SELECT :link::uuid, :id::uuid, :side, :one, number, :channel, :sealed, :hint, :friendlyName, :now
            FROM chosen
            ON CONFLICT DO NOTHING
            RETURNING proxy_number AS taken
          ), link AS (
            UPDATE proxy_links SET updated_at = :now,
              user_number = CASE :side WHEN 'CUSTOMER' THEN :one ELSE user_number END,
              provider_number = CASE :side WHEN 'PROVIDER' THEN :one ELSE provider_number END,
              proxy_number = CASE :side WHEN 'CUSTOMER' THEN taken ELSE proxy_number END
            FROM given WHERE id = :link::uuid
          ),
          """
          + NumberChoiceStore.WEAR
          + NumberChoiceStore.OUTCOME;

  /// @param partner who is in the session already, and on which number
  /// @param wanted the number that is asked for, reserved or not
  record Join(
      UUID id,
      LinkId link,
      Side side,
      Address person,
      Place place,
      Set<Channel> channels,
      @Nullable String friendlyName,
      @Nullable Address partner,
      @Nullable BusinessNumber partnersNumber,
      @Nullable BusinessNumber wanted) {}

  /// What collided leaves rows behind that the caller must roll back.
  Pick join(Join join, Service service, Instant now) {
    var person = join.person();
    var partner = join.partner();
    var partners = join.partnersNumber();
    var wanted = join.wanted();
    return jdbc.sql(JOIN)
        .params(
            NumberChoiceStore.parameters(
                service,
                person,
                partner == null ? person : partner,
                join.place(),
                join.channels(),
                join.link().toString(),
                now))
        .param("partners", partners == null ? null : partners.e164())
        .param("wanted", wanted == null ? null : wanted.e164())
        .param("link", join.link().value())
        .param("id", join.id())
        .param("side", join.side().name())
        .param("channel", person.channel().name())
        .param("sealed", person.sealed())
        .param("hint", person.hint())
        .param("friendlyName", join.friendlyName())
        .query((row, _) -> pick(row))
        .single();
  }

  private static Pick pick(ResultSet row) throws SQLException {
    return new Pick(attempt(row), row.getInt("free"), row.getInt("pool"));
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    if (row.getInt("chosen") == 0) {
      return Attempt.NO_NUMBER;
    }
    return row.getInt("people") == 1 ? Attempt.TAKEN : Attempt.COLLIDED;
  }

  private static final String SHORTAGE =
      """
      SELECT CASE
        WHEN count(*) = 0 THEN 'EMPTY_POOL'
        WHEN count(*) FILTER (WHERE capable) = 0 THEN 'NOT_CAPABLE'
        WHEN count(*) FILTER (WHERE capable AND near) = 0 THEN 'NOT_NEAR'
        WHEN count(*) FILTER (WHERE capable AND near AND NOT reserved) = 0 THEN 'ONLY_RESERVED'
        ELSE 'ALL_IN_USE' END
      FROM (SELECT reserved, channels @> :channels::text[] AS capable,
          NOT :geoRequired OR :country::text IS NULL OR iso_country = :country AS near
        FROM numbers WHERE service_id = :service AND purpose = 'PROXY') pool
      """;

  /// Why there was none.
  Shortage shortage(Set<Channel> channels, Place place, Service service) {
    return Shortage.valueOf(
        jdbc.sql(SHORTAGE)
            .param("service", service.id())
            .param("channels", channels.stream().map(Enum::name).toArray(String[]::new))
            .param("geoRequired", service.geoRequired())
            .param("country", place.country())
            .query(String.class)
            .single());
  }

  private static final String MEETS =
      "SELECT EXISTS (SELECT FROM link_participants WHERE person_ref = :person AND proxy_number = :number AND open)";

  /// Whether somebody has an open session on a number.
  boolean meets(Address person, BusinessNumber number) {
    return jdbc.sql(MEETS)
        .param("person", person.ref())
        .param("number", number.e164())
        .query(Boolean.class)
        .single();
  }
}
