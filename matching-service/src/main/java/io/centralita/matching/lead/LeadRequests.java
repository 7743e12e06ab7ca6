package io.centralita.matching.lead;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.catalogue.Catalogues;
import io.centralita.matching.lead.Happening.AskedAfter;
import io.centralita.matching.lead.Happening.Cancelled;
import io.centralita.matching.lead.Happening.OptedOut;
import io.centralita.matching.lead.Happening.Requested;
import io.centralita.matching.lead.LeadState.Asking;
import io.centralita.matching.lead.LeadState.Offering;
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
  public void request(
      TenantId tenant,
      Customer customer,
      @Nullable String category,
      @Nullable String district,
      Prompt prompt) {
    check(tenant, category, district);
    var open = store.lockOpenOf(tenant, customer.address().ref());
    var target = Intake.target(open, category);
    if (target.isEmpty()) {
      open(tenant, customer, category, district, prompt);
      return;
    }
    var lead = target.get();
    var all = category == null ? lead.category() : category;
    var where = district == null ? lead.district() : district;
    leads.apply(
        lead, new Requested(category, district, candidates(tenant, customer, all, where)), prompt);
  }

  private void open(
      TenantId tenant,
      Customer customer,
      @Nullable String category,
      @Nullable String district,
      Prompt prompt) {
    var blank = blank(tenant, customer, category, district, prompt.cause());
    leads.open(blank, candidates(tenant, customer, category, district), prompt.cause());
  }

  /// The customer wants it elsewhere, though somebody has been asked: that request is taken back,
  /// and another made for that place. Once somebody has the job, it stays as it is.
  ///
  /// @param id a lead of theirs; another's is left alone
  public void move(TenantId tenant, LeadId id, Customer customer, String district, Prompt prompt) {
    check(tenant, null, district);
    var open = store.lockOpenOf(tenant, customer.address().ref());
    var lead = open.stream().filter(each -> each.id().equals(id)).findFirst();
    if (lead.isEmpty()) {
      leads.happen(id, new AskedAfter(), prompt);
    } else if (lead.get().state() instanceof Offering && !district.equals(lead.get().district())) {
      leads.apply(lead.get(), new Cancelled(), prompt);
      open(tenant, customer, lead.get().category(), district, prompt);
    } else {
      var category = lead.get().category();
      leads.apply(
          lead.get(),
          new Requested(null, district, candidates(tenant, customer, category, district)),
          prompt);
    }
  }

  /// Whoever wants no more messages cannot be served: nothing of theirs stays open.
  public void optOut(TenantId tenant, String customer, UUID cause) {
    for (var lead : store.lockOpenOf(tenant, customer)) {
      leads.apply(lead, new OptedOut(), new Prompt(cause, ""));
    }
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
