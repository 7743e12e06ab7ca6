package io.centralita.matching.message;

import io.centralita.contracts.values.TenantId;
import io.centralita.matching.lead.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who was asked which service they need.
@Component
final class ServiceQuestionStore {
  private static final String FIND =
      """
      SELECT categories, district, asked_at FROM service_questions
      WHERE tenant = :tenant AND person_ref = :person
      """;

  private static final String KEEP =
      """
      INSERT INTO service_questions (tenant, person_ref, categories, district, asked_at)
      VALUES (:tenant, :person, :categories, :district, :askedAt)
      ON CONFLICT (tenant, person_ref) DO UPDATE SET
        categories = excluded.categories, district = excluded.district, asked_at = excluded.asked_at
      """;

  private static final String END =
      "DELETE FROM service_questions WHERE tenant = :tenant AND person_ref = :person";

  private final JdbcClient jdbc;

  ServiceQuestionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<ServiceQuestion> find(TenantId tenant, String person) {
    return jdbc.sql(FIND)
        .param("tenant", tenant.value())
        .param("person", person)
        .query((row, _) -> read(row))
        .optional();
  }

  void keep(TenantId tenant, String person, ServiceQuestion question) {
    jdbc.sql(KEEP)
        .param("tenant", tenant.value())
        .param("person", person)
        .param("categories", question.categories().toArray(String[]::new))
        .param("district", question.district())
        .param("askedAt", Rows.utc(question.askedAt()))
        .update();
  }

  void end(TenantId tenant, String person) {
    jdbc.sql(END).param("tenant", tenant.value()).param("person", person).update();
  }

  private static ServiceQuestion read(ResultSet row) throws SQLException {
    return new ServiceQuestion(
        List.of((String[]) row.getArray("categories").getArray()),
        row.getString("district"),
        Rows.instant(row, "asked_at"));
  }
}
