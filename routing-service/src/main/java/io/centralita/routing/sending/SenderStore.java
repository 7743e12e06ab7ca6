package io.centralita.routing.sending;

import static io.centralita.routing.conversation.Rows.instant;
import static io.centralita.routing.conversation.Rows.utc;
import static io.centralita.routing.conversation.Rows.utcOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The senders. Whoever holds a sender's row takes its sends; all instances share its rate.
@Component
class SenderStore {

  /// Jumps from sender to sender through the index of what waits, so that it costs as much as there
  /// are senders, however much waits for each.
  private static final String READY =
      """
      WITH RECURSIVE wanting (sender) AS (
        (SELECT sender FROM sends WHERE state = 'waiting' ORDER BY sender LIMIT 1)
        UNION ALL
        SELECT (SELECT sender FROM sends WHERE state = 'waiting' AND sender > wanting.sender ORDER BY sender LIMIT 1)
        FROM wanting WHERE wanting.sender IS NOT NULL)
      SELECT senders.* FROM senders JOIN wanting USING (sender)
      WHERE blocked_until IS NULL OR blocked_until <= :now
      ORDER BY served_at NULLS FIRST, sender
      LIMIT :limit
      FOR NO KEY UPDATE OF senders SKIP LOCKED
      """;

  private static final String LOCK =
      "SELECT * FROM senders WHERE sender = :sender FOR NO KEY UPDATE";

  private static final String SERVED =
      "UPDATE senders SET tokens = :tokens, filled_at = :filled, served_at = :now WHERE sender = :sender";

  private static final String STRUCK =
      """
      UPDATE senders SET strikes = :strikes, blocked_until = :until, blocked_for = :reason
      WHERE sender = :sender
      """;

  private static final String RELIEVED =
      """
      UPDATE senders SET strikes = 0, blocked_until = NULL, blocked_for = NULL
      WHERE sender = :sender AND strikes > 0
      """;

  private static final String BLOCKED = "SELECT count(*) FROM senders WHERE blocked_until > :now";

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;

  SenderStore(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /// Those that have something to send and are not blocked, locked; the ones first that were served
  /// longest ago. Without those that another instance serves at the moment.
  List<Sender> ready(Instant now, int limit) {
    return jdbc.sql(READY)
        .param("now", utc(now))
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  Sender lock(String sender) {
    return jdbc.sql(LOCK).param("sender", sender).query((row, _) -> read(row)).single();
  }

  void served(Collection<Sender> senders, Instant now) {
    batches.batchUpdate(
        SERVED,
        senders.stream()
            .map(sender ->
                new MapSqlParameterSource()
                    .addValue("sender", sender.key())
                    .addValue("tokens", sender.tokens())
                    .addValue("filled", utcOrNull(sender.filledAt()))
                    .addValue("now", utc(now)))
            .toArray(SqlParameterSource[]::new));
  }

  void struck(Sender sender) {
    jdbc.sql(STRUCK)
        .param("sender", sender.key())
        .param("strikes", sender.strikes())
        .param("until", utcOrNull(sender.blockedUntil()))
        .param("reason", sender.blockedFor())
        .update();
  }

  /// The carrier took something: the sender is as fast as ever.
  void relieved(String sender) {
    jdbc.sql(RELIEVED).param("sender", sender).update();
  }

  long blocked(Instant now) {
    return jdbc.sql(BLOCKED).param("now", utc(now)).query(Long.class).single();
  }

  private static Sender read(ResultSet row) throws SQLException {
    return new Sender(
        row.getString("sender"),
        row.getDouble("tokens"),
        instant(row, "filled_at"),
        row.getInt("strikes"),
        instant(row, "blocked_until"),
        row.getString("blocked_for"));
  }
}
