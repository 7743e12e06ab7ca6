package io.centralita.proxy.interaction;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How the calls of the table `interactions` end, and the table `unconnected_calls`.
@Repository
public class CallStore {
  private final JdbcClient jdbc;

  CallStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String STEPPED =
      """
      UPDATE interactions SET outbound_status = :status, outbound_sid = :leg, updated_at = :now
      WHERE id = :id AND seconds IS NULL AND outbound_status = ANY(:before)
      """;

  /// The other side's phone is one step further.
  ///
  /// @param leg the carrier's id of the call to it
  /// @param before which statuses come before that one
  /// @return false when the call is unknown, over, or as far already
  public boolean stepped(UUID id, String status, String leg, List<String> before, Instant now) {
    return jdbc.sql(STEPPED)
            .param("id", id)
            .param("status", status)
            .param("leg", leg)
            .param("before", before.toArray(String[]::new))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  private static final String ENDED =
      """
      UPDATE interactions SET inbound_status = 'completed', outbound_status = :status,
        seconds = :seconds, updated_at = :now
      WHERE id = :id AND seconds IS NULL
      """;

  /// A call is over; what was heard first counts.
  ///
  /// @return whether this was heard first
  public boolean ended(UUID id, String status, int seconds, Instant now) {
    return jdbc.sql(ENDED)
            .param("id", id)
            .param("status", status)
            .param("seconds", seconds)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  private static final String NOT_CONNECTED =
      "INSERT INTO unconnected_calls (id, at) VALUES (:id, :at) ON CONFLICT DO NOTHING";

  /// Its caller heard a sentence instead: it is no interaction, whatever comes of it.
  public void notConnected(UUID id, Instant at) {
    jdbc.sql(NOT_CONNECTED).param("id", id).param("at", at.atOffset(ZoneOffset.UTC)).update();
  }

  public boolean wasNotConnected(UUID id) {
    return jdbc.sql("SELECT EXISTS (SELECT FROM unconnected_calls WHERE id = :id)")
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  private static final String FORGET =
      """
      DELETE FROM unconnected_calls
      WHERE id IN (SELECT id FROM unconnected_calls WHERE at < :before LIMIT :limit)
      """;

  /// Returns how many were forgotten.
  public int forgetUnconnected(Instant before, int limit) {
    return jdbc.sql(FORGET)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .update();
  }
}
