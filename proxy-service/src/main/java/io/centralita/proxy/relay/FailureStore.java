package io.centralita.proxy.relay;

import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.SendId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What the table `interactions` knows of messages that reached nobody.
@Repository
class FailureStore {
  private final JdbcClient jdbc;

  FailureStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Whose message it was, on which link, and what passes it on.
  record Failed(SendId send, LinkId link, Side from) {}

  private static final String FAIL =
      """
      UPDATE interactions SET failed_at = :now, untold = true
      WHERE id = :send AND failed_at IS NULL AND side IS NOT NULL
      RETURNING id, link_id, side
      """;

  /// Its writer has yet to be told. Nothing when the send passed on no message, or when the failure
  /// is known.
  Optional<Failed> fail(SendId send, Instant now) {
    return jdbc.sql(FAIL)
        .param("send", send.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, _) -> read(row))
        .optional();
  }

  private static final String UNTOLD =
      """
      SELECT i.id, i.link_id, i.side
      FROM interactions i
        JOIN link_participants p ON p.link_id = i.link_id AND p.id = i.inbound_participant
        LEFT JOIN notices n ON n.person_ref = p.person_ref AND n.proxy_number = p.proxy_number
          AND n.about = 'UNDELIVERED'
      WHERE i.untold AND (n.told_at IS NULL OR n.told_at <= :before)
      ORDER BY i.failed_at, i.id LIMIT 1
      """;

  /// The longest untold failure of somebody who was not told of any since `before`.
  Optional<Failed> untold(Instant before) {
    return jdbc.sql(UNTOLD)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .query((row, _) -> read(row))
        .optional();
  }

  private static final String TOLD =
      """
      UPDATE interactions SET untold = false
      WHERE link_id = :link AND side = :side AND untold
      """;

  /// The writer hears of all that failed on that link; returns how many messages that is.
  int told(Failed of) {
    return jdbc.sql(TOLD).param("link", of.link().value()).param("side", of.from().name()).update();
  }

  private static Failed read(ResultSet row) throws SQLException {
    return new Failed(
        new SendId(row.getObject("id", UUID.class)),
        new LinkId(row.getObject("link_id", UUID.class)),
        Side.valueOf(row.getString("side")));
  }
}
