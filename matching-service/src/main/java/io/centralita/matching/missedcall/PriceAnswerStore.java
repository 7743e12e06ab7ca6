package io.centralita.matching.missedcall;

import io.centralita.contracts.gateway.CallChange.Call;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who was answered a short while ago. The database refuses a second answer, whoever gives it.
@Component
final class PriceAnswerStore {
  private static final String TAKE =
      """
      INSERT INTO price_answers (call_id, tenant, caller_ref, number, answer, quiet)
      VALUES (:call, :tenant, :caller, :number, :answer, tstzrange(:from, :until))
      ON CONFLICT DO NOTHING
      """;

  private static final String FORGET =
      """
      DELETE FROM price_answers WHERE call_id IN
        (SELECT call_id FROM price_answers WHERE upper(quiet) < :before LIMIT :limit)
      """;

  private final JdbcClient jdbc;

  PriceAnswerStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Whether this call may be answered: none of the caller's to this number was, within that time.
  boolean take(Call call, String answer, Instant from, Instant until) {
    return jdbc.sql(TAKE)
            .param("call", call.id().value())
            .param("tenant", call.tenant().value())
            .param("caller", call.from().ref())
            .param("number", call.to().e164())
            .param("answer", answer)
            .param("from", from.atOffset(ZoneOffset.UTC))
            .param("until", until.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  int forget(Instant before, int limit) {
    return jdbc.sql(FORGET)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .update();
  }
}
