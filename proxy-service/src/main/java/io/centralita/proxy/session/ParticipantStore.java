package io.centralita.proxy.session;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LinkId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `link_participants`, seen from one session.
@Repository
class ParticipantStore {
  private final JdbcClient jdbc;

  ParticipantStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// All that ever were in a session, the first first.
  List<Participant> of(LinkId session) {
    return jdbc.sql(
            """
            SELECT * FROM link_participants WHERE link_id = :session ORDER BY met_at, side, successors DESC
            """)
        .param("session", session.value())
        .query((row, _) -> read(row))
        .list();
  }

  private static final String LEAVE =
      """
      UPDATE link_participants SET deleted_at = :now, successors =
        (SELECT 1 + max(successors) FROM link_participants all_of_them
          WHERE all_of_them.link_id = link_participants.link_id AND all_of_them.side = link_participants.side)
      WHERE link_id = :session AND id = :id AND deleted_at IS NULL
      """;

  /// @return false when they had left before
  boolean leave(LinkId session, UUID id, Instant now) {
    return jdbc.sql(LEAVE)
            .param("session", session.value())
            .param("id", id)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  private static Participant read(ResultSet row) throws SQLException {
    var deletedAt = row.getObject("deleted_at", OffsetDateTime.class);
    return new Participant(
        row.getObject("id", UUID.class),
        new LinkId(row.getObject("link_id", UUID.class)),
        Side.valueOf(row.getString("side")),
        new Address(
            Channel.valueOf(row.getString("channel")),
            row.getString("person_ref"),
            row.getString("sealed"),
            row.getString("hint")),
        new BusinessNumber(row.getString("proxy_number")),
        row.getString("friendly_name"),
        row.getObject("met_at", OffsetDateTime.class).toInstant(),
        deletedAt == null ? null : deletedAt.toInstant());
  }
}
