package io.centralita.matching.lead;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.catalogue.Catalogues;
import io.centralita.matching.lead.Happening.Requested;
import io.centralita.matching.lead.LeadState.Asking;
import io.centralita.matching.provider.Ranking;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns what a customer needs into a lead: a new one, or the one that waits for just this.
@Component
public final class LeadRequests {
  private static final int MOST_CODES_TRIED = 64;

  private final LeadStore store;
  private final Leads leads;
  private final Ranking ranking;
  private final Catalogues catalogues;
  private final InstantSource clock;

  LeadRequests(
      LeadStore store, Leads leads, Ranking ranking, Catalogues catalogues, InstantSource clock) {
    this.store = store;
    this.leads = leads;
    this.ranking = ranking;
    this.catalogues = catalogues;
    this.clock = clock;
  }

  /// In the transaction of the caller. A customer whose other message opens the same lead meanwhile
  /// makes this one fail and be taken again, and then it finds that lead.
  ///
  /// @param cause id of the message
  public void request(
      TenantId tenant,
      Customer customer,
      @Nullable String category,
      @Nullable String district,
      UUID cause) {
    check(tenant, category, district);
    var open = store.lockOpenOf(tenant, customer.address().ref());
    var target = Intake.target(open, category);
    if (target.isEmpty()) {
      var blank = blank(tenant, customer, category, district, cause);
      leads.open(blank, candidates(tenant, customer, category, district), cause);
      return;
    }
    var lead = target.get();
    var all = category == null ? lead.category() : category;
    var where = district == null ? lead.district() : district;
    leads.apply(
        lead, new Requested(category, district, candidates(tenant, customer, all, where)), cause);
  }

  private void check(TenantId tenant, @Nullable String category, @Nullable String district) {
    if (category != null && !catalogues.hasCategory(tenant, category)) {
      throw new IllegalArgumentException("There is no category " + category);
    }
    if (district != null && !catalogues.hasDistrict(tenant, district)) {
      throw new IllegalArgumentException("There is no district " + district);
    }
  }

  private List<Candidate> candidates(
      TenantId tenant, Customer customer, @Nullable String category, @Nullable String district) {
    return category == null || district == null
        ? List.of()
        : Candidate.of(
            ranking.best(tenant, category, district, customer.address().ref()), clock.instant());
  }

  private Lead blank(
      TenantId tenant,
      Customer customer,
      @Nullable String category,
      @Nullable String district,
      UUID cause) {
    var id = new LeadId(EventIds.derived("lead", cause.toString()));
    var now = clock.instant();
    return new Lead(
        id,
        tenant,
        freeCode(tenant, id),
        customer,
        category,
        district,
        new Asking(now),
        List.of(),
        List.of(),
        now,
        Progress.NONE);
  }

  private String freeCode(TenantId tenant, LeadId lead) {
    return IntStream.range(0, MOST_CODES_TRIED)
        .mapToObj(attempt -> LeadCode.of(lead, attempt))
        .filter(code -> !store.codeIsTaken(tenant, code))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Tenant " + tenant + " has no free codes"));
  }
}
