package io.centralita.matching.lead;

import static io.centralita.matching.lead.Rows.utc;

import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Leads to look at: one, or page by page. Nothing is locked.
@Component
final class LeadPageStore {
  private static final String ONE = "WHERE id = :lead AND tenant = :tenant";

  private static final String PAGE =
      """
      WHERE tenant = :tenant
        AND (:status::text IS NULL OR status = :status)
        AND (:beforeTime::timestamptz IS NULL OR (opened_at, id) < (:beforeTime, :beforeId::uuid))
      ORDER BY opened_at DESC, id DESC LIMIT :limit
      """;

  private final LeadRowStore rows;

  LeadPageStore(LeadRowStore rows) {
    this.rows = rows;
  }

  /// A page's end; the next begins after it.
  record Position(Instant openedAt, LeadId lead) {}

  Optional<Lead> find(TenantId tenant, LeadId lead) {
    return rows.read(ONE, Map.of("lead", lead.value(), "tenant", tenant.value())).stream()
        .findFirst();
  }

  /// Latest first.
  List<Lead> page(
      TenantId tenant, @Nullable LeadStatus status, @Nullable Position after, int limit) {
    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("tenant", tenant.value());
    parameters.put("status", status == null ? null : status.name());
    parameters.put("beforeTime", after == null ? null : utc(after.openedAt()));
    parameters.put("beforeId", after == null ? null : after.lead().value());
    parameters.put("limit", limit);
    return rows.read(PAGE, parameters);
  }
}
