package io.centralita.matching.lead;

import io.centralita.contracts.values.TenantId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What somebody is likely to answer.
@Component
final class SuggestionStore {
  /// A button for each is as many as WhatsApp shows.
  static final int MOST = 3;

  /// What they asked for before, the latest first; then what others of the marketplace did lately,
  /// the most frequent first. Both read the end of an index.
  private static final String USUAL =
      """
      WITH own AS (
        SELECT %1$s AS code, max(opened_at) AS at FROM (
          SELECT %1$s, opened_at FROM leads WHERE tenant = :tenant AND customer_ref = :customer
          ORDER BY opened_at DESC LIMIT 20) AS earlier
        GROUP BY 1),
      lately AS (
        SELECT %1$s AS code, count(*) AS often FROM (
          SELECT %1$s FROM leads WHERE tenant = :tenant ORDER BY opened_at DESC, id DESC LIMIT 200) AS others
        GROUP BY 1)
      SELECT code FROM %2$s AS known LEFT JOIN own USING (code) LEFT JOIN lately USING (code)
      WHERE known.tenant = :tenant AND (own.at IS NOT NULL OR lately.often IS NOT NULL)
      ORDER BY own.at DESC NULLS LAST, lately.often DESC, code LIMIT :most
      """;

  private static final String DISTRICTS = USUAL.formatted("district", "districts");
  private static final String CATEGORIES = USUAL.formatted("category", "categories");

  private final JdbcClient jdbc;

  SuggestionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param customer by ref
  List<String> districts(TenantId tenant, String customer) {
    return usual(DISTRICTS, tenant, customer);
  }

  List<String> categories(TenantId tenant, String customer) {
    return usual(CATEGORIES, tenant, customer);
  }

  private List<String> usual(String sql, TenantId tenant, String customer) {
    return jdbc.sql(sql)
        .param("tenant", tenant.value())
        .param("customer", customer)
        .param("most", MOST)
        .query((row, _) -> row.getString("code"))
        .list();
  }
}
