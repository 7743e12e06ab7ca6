package io.centralita.matching.question;

import io.centralita.contracts.values.TenantId;
import io.centralita.matching.question.OpenQuestion.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who was asked what.
@Component
final class OpenQuestionStore {
  private static final String FIND =
      """
      SELECT kind, options, detail, asked_at FROM open_questions
      WHERE tenant = :tenant AND person_ref = :person
      """;

  private static final String KEEP =
      """
      INSERT INTO open_questions (tenant, person_ref, kind, options, detail, asked_at)
      VALUES (:tenant, :person, :kind, :options, :detail, :askedAt)
      ON CONFLICT (tenant, person_ref) DO UPDATE SET kind = excluded.kind,
        options = excluded.options, detail = excluded.detail, asked_at = excluded.asked_at
      """;

  private static final String END =
      "DELETE FROM open_questions WHERE tenant = :tenant AND person_ref = :person";

  private final JdbcClient jdbc;

  OpenQuestionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<OpenQuestion> find(TenantId tenant, String person) {
    return jdbc.sql(FIND)
        .param("tenant", tenant.value())
        .param("person", person)
        .query((row, _) -> read(row))
        .optional();
  }

  void keep(TenantId tenant, String person, OpenQuestion question) {
    jdbc.sql(KEEP)
        .param("tenant", tenant.value())
        .param("person", person)
        .param("kind", question.kind().name())
        .param("options", question.options().toArray(String[]::new))
        .param("detail", question.detail())
        .param("askedAt", question.askedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  void end(TenantId tenant, String person) {
    jdbc.sql(END).param("tenant", tenant.value()).param("person", person).update();
  }

  private static OpenQuestion read(ResultSet row) throws SQLException {
    return new OpenQuestion(
        Kind.valueOf(row.getString("kind")),
        List.of((String[]) row.getArray("options").getArray()),
        row.getString("detail"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant());
  }
}
