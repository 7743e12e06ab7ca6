package io.centralita.proxy.relay;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.SendId;
import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.relay.Notices.Writer;
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

  /// Whose message it was, for whom, over which link, and what passes it on. They are those who
  /// were in the session then, whoever is today.
  ///
  /// @param by the participant who wrote
  /// @param to the participant whom it did not reach
  record Failed(SendId send, LinkId link, UUID by, UUID to, Writer writer) {}

  private static final String WRITERS =
      """
      SELECT failed.*, writer.person_ref, writer.channel, writer.sealed, writer.hint,
        writer.proxy_number, link.tenant, link.lead_id
      FROM failed
        JOIN link_participants writer
          ON writer.link_id = failed.link_id AND writer.id = failed.inbound_participant
        JOIN proxy_links link ON link.id = failed.link_id
      """;

  private static final String FAIL =
      """
      WITH failed AS (
        UPDATE interactions SET failed_at = :now, untold = true
        WHERE id = :send AND failed_at IS NULL AND side IS NOT NULL
        RETURNING id, link_id, inbound_participant, outbound_participant)
      """
          + WRITERS;

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
      WITH failed AS (SELECT * FROM interactions WHERE untold)
      """
          + WRITERS
          + """
            LEFT JOIN notices told ON told.person_ref = writer.person_ref
              AND told.proxy_number = writer.proxy_number AND told.about = 'UNDELIVERED'
          WHERE told.told_at IS NULL OR told.told_at <= :before
          ORDER BY failed.failed_at, failed.id LIMIT 1
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
      WHERE link_id = :link AND inbound_participant = :by AND untold
      """;

  /// The writer hears of all that failed on that link; returns how many messages that is.
  int told(Failed of) {
    return jdbc.sql(TOLD).param("link", of.link().value()).param("by", of.by()).update();
  }

  private static Failed read(ResultSet row) throws SQLException {
    return new Failed(
        new SendId(row.getObject("id", UUID.class)),
        new LinkId(row.getObject("link_id", UUID.class)),
        row.getObject("inbound_participant", UUID.class),
        row.getObject("outbound_participant", UUID.class),
        new Writer(
            new TenantId(row.getString("tenant")),
            new Address(
                Channel.valueOf(row.getString("channel")),
                row.getString("person_ref"),
                row.getString("sealed"),
                row.getString("hint")),
            new BusinessNumber(row.getString("proxy_number")),
            new LeadId(row.getObject("lead_id", UUID.class))));
  }
}
