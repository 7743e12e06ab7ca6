package io.centralita.proxy.relay;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.values.BusinessNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The table `held_messages`.
@Repository
class HeldStore {
  private final JsonMapper json = EventCodec.jsonMapper();
  private final JdbcClient jdbc;

  HeldStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param cause the event that brought the message
  /// @param attempts with the one that is to be made now
  record Held(long id, UUID cause, MessageReceived message, int attempts) {
    private static final int MOST_QUESTIONS = 3;
    private static final int MOST_ATTEMPTS = 20;

    /// What is left to try. An attempt fails by a fault of ours alone: a server that does not
    /// answer is an answer.
    Patience patience() {
      if (attempts > MOST_ATTEMPTS) {
        return Patience.GIVE_UP;
      }
      return attempts > MOST_QUESTIONS ? Patience.DO_NOT_ASK : Patience.ASK;
    }
  }

  enum Patience {
    ASK,
    /// It goes on as if nobody could be asked.
    DO_NOT_ASK,
    GIVE_UP
  }

  private static final String ADD =
      """
      INSERT INTO held_messages (cause, person_ref, proxy_number, message, since, next_at)
      VALUES (:cause, :person, :number, :message::jsonb, :now, :now)
      ON CONFLICT DO NOTHING
      """;

  void add(UUID cause, MessageReceived message, Instant now) {
    jdbc.sql(ADD)
        .param("cause", cause)
        .param("person", message.from().ref())
        .param("number", message.to().e164())
        .param("message", json.writeValueAsString(message))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static final String WAITS =
      """
      SELECT EXISTS (SELECT 1 FROM held_messages
        WHERE person_ref = :person AND proxy_number = :number)
      """;

  /// Whether something that the person wrote before is held: what comes after it must not overtake
  /// it.
  boolean waits(Address person, BusinessNumber number) {
    return jdbc.sql(WAITS)
        .param("person", person.ref())
        .param("number", number.e164())
        .query(Boolean.class)
        .single();
  }

  private static final String CLAIM =
      """
      UPDATE held_messages SET next_at = :lease, attempts = attempts + 1 WHERE id IN (
        SELECT id FROM held_messages held
        WHERE next_at <= :now AND NOT EXISTS (
          SELECT 1 FROM held_messages earlier
          WHERE earlier.person_ref = held.person_ref AND earlier.proxy_number = held.proxy_number
            AND earlier.id < held.id)
        ORDER BY next_at, id LIMIT :limit FOR UPDATE SKIP LOCKED)
      RETURNING id, cause, message, attempts
      """;

  /// Takes up the first of each person on each number; a dead instance's are taken up again when
  /// its lease is over.
  List<Held> claim(Instant now, Instant lease, int limit) {
    return jdbc.sql(CLAIM)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("lease", lease.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  /// @return false when another instance was faster
  boolean done(Held held) {
    return jdbc.sql("DELETE FROM held_messages WHERE id = :id").param("id", held.id()).update()
        == 1;
  }

  private Held read(ResultSet row) throws SQLException {
    return new Held(
        row.getLong("id"),
        row.getObject("cause", UUID.class),
        json.readValue(row.getString("message"), MessageReceived.class),
        row.getInt("attempts"));
  }
}
