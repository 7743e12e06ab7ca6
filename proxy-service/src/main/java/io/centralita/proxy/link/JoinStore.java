package io.centralita.proxy.link;

import io.centralita.contracts.values.BusinessNumber;
import io.centralita.proxy.link.Door.Guest;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Writes who comes into a session, on their number.
@Repository
class JoinStore {
  private final JdbcClient jdbc;

  JoinStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The link's row says who its two are; it is locked by who lets somebody in.
  private static final String JOIN =
      """
      WITH given AS (
        INSERT INTO link_participants
          (link_id, id, side, person_ref, proxy_number, channel, sealed, hint, friendly_name, met_at)
        VALUES (:link, :id, :side, :person, :number, :channel, :sealed, :hint, :friendlyName, :now)
        ON CONFLICT DO NOTHING
        RETURNING link_id
      )
      UPDATE proxy_links SET updated_at = :now,
        user_number = CASE :side WHEN 'CUSTOMER' THEN :person ELSE user_number END,
        provider_number = CASE :side WHEN 'PROVIDER' THEN :person ELSE provider_number END,
        proxy_number = CASE :side WHEN 'CUSTOMER' THEN :number ELSE proxy_number END
      FROM given WHERE id = given.link_id
      """;

  /// @return false when they got another session on that number at the same time
  boolean join(Guest guest, BusinessNumber number, Instant now) {
    var person = guest.person();
    return jdbc.sql(JOIN)
            .param("link", guest.session().value())
            .param("id", guest.id())
            .param("side", guest.side().name())
            .param("person", person.ref())
            .param("number", number.e164())
            .param("channel", person.channel().name())
            .param("sealed", person.sealed())
            .param("hint", person.hint())
            .param("friendlyName", guest.friendlyName())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }
}
