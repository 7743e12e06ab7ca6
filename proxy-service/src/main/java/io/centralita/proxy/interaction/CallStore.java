package io.centralita.proxy.interaction;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How the calls of the table `interactions` end.
@Repository
public class CallStore {
  private final JdbcClient jdbc;

  CallStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String ENDED =
      """
      UPDATE interactions SET inbound_status = 'completed', outbound_status = :status,
        seconds = :seconds, updated_at = :now
      WHERE id = :id AND seconds IS NULL
      """;

  /// A call is over; what was heard first counts.
  public void ended(UUID id, String status, int seconds, Instant now) {
    jdbc.sql(ENDED)
        .param("id", id)
        .param("status", status)
        .param("seconds", seconds)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
