package io.centralita.proxy.relay;

import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.SendId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `interactions`.
@Repository
class InteractionStore {
  private final JdbcClient jdbc;

  InteractionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Whose message it was, and on which link.
  record Interaction(LinkId link, Side from) {}

  private static final String ADD =
      """
      INSERT INTO interactions (send, link_id, side, at) VALUES (:send, :link, :side, :at)
      ON CONFLICT DO NOTHING
      """;

  void add(SendId send, Interaction interaction, Instant at) {
    jdbc.sql(ADD)
        .param("send", send.value())
        .param("link", interaction.link().value())
        .param("side", interaction.from().name())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static final String FAIL =
      """
      UPDATE interactions SET failed_at = :now WHERE send = :send AND failed_at IS NULL
      RETURNING link_id, side
      """;

  /// Nothing when the send passed on no message, or when the failure is known.
  Optional<Interaction> fail(SendId send, Instant now) {
    return jdbc.sql(FAIL)
        .param("send", send.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            new Interaction(
                new LinkId(row.getObject("link_id", UUID.class)),
                Side.valueOf(row.getString("side"))))
        .optional();
  }
}
