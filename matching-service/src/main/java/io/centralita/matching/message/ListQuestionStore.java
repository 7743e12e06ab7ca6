package io.centralita.matching.message;

import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.lead.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who was asked from which list they chose.
@Component
final class ListQuestionStore {
  private static final String TAKE =
      """
      DELETE FROM list_questions WHERE tenant = :tenant AND person_ref = :person
      RETURNING position, leads, asked_at
      """;

  private static final String KEEP =
      """
      INSERT INTO list_questions (tenant, person_ref, position, leads, asked_at)
      VALUES (:tenant, :person, :position, :leads, :askedAt)
      """;

  private final JdbcClient jdbc;

  ListQuestionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A question is about the next thing that the person says, and about nothing after it.
  Optional<ListQuestion> take(TenantId tenant, String person) {
    return jdbc.sql(TAKE)
        .param("tenant", tenant.value())
        .param("person", person)
        .query((row, _) -> read(row))
        .optional();
  }

  /// After the one before was taken.
  void keep(TenantId tenant, String person, ListQuestion question) {
    jdbc.sql(KEEP)
        .param("tenant", tenant.value())
        .param("person", person)
        .param("position", question.position())
        .param("leads", question.lists().stream().map(LeadId::value).toArray(UUID[]::new))
        .param("askedAt", Rows.utc(question.askedAt()))
        .update();
  }

  private static ListQuestion read(ResultSet row) throws SQLException {
    var leads = (UUID[]) row.getArray("leads").getArray();
    return new ListQuestion(
        row.getInt("position"),
        Arrays.stream(leads).map(LeadId::new).toList(),
        Rows.instant(row, "asked_at"));
  }
}
