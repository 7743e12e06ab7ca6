package io.centralita.matching.lead;

import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.lead.LeadState.Open;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One customer's request for a service, with everything that was done about it.
///
/// @param code short code by which people may refer to it
/// @param category null while it is being asked for; the same for the district
/// @param offers in the order that they were made
/// @param progress of the work, once somebody has the job
public record Lead(
    LeadId id,
    TenantId tenant,
    String code,
    Customer customer,
    @Nullable String category,
    @Nullable String district,
    LeadState state,
    List<Candidate> candidates,
    List<Offer> offers,
    Instant openedAt,
    Progress progress) {

  public Lead {
    candidates = List.copyOf(candidates);
    offers = List.copyOf(offers);
  }

  /// @param job as it was said; the place may be left out
  public boolean isFor(@Nullable String job, @Nullable String place) {
    return job != null && job.equals(category) && (place == null || place.equals(district));
  }

  /// Whether nothing that was said of it is untrue.
  public boolean fits(@Nullable String job, @Nullable String place) {
    return (job == null || job.equals(category)) && (place == null || place.equals(district));
  }

  public boolean isOpen() {
    return state instanceof Open;
  }

  public Optional<Offer> offer(OfferId wanted) {
    return offers.stream().filter(offer -> offer.id().equals(wanted)).findFirst();
  }

  public Candidate candidate(ProviderId provider) {
    return candidates.stream()
        .filter(candidate -> candidate.provider().equals(provider))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No candidate of " + id + ": " + provider));
  }

  /// Best first.
  Stream<Candidate> unasked() {
    return candidates.stream().filter(candidate -> !wasAsked(candidate));
  }

  boolean wasAsked(Candidate candidate) {
    return offers.stream().anyMatch(offer -> offer.provider().equals(candidate.provider()));
  }

  Lead in(LeadState other) {
    return new Lead(
        id,
        tenant,
        code,
        customer,
        category,
        district,
        other,
        candidates,
        offers,
        openedAt,
        progress);
  }

  Lead with(Progress other) {
    return new Lead(
        id, tenant, code, customer, category, district, state, candidates, offers, openedAt, other);
  }

  Lead asking(@Nullable String forCategory, @Nullable String inDistrict) {
    return new Lead(
        id,
        tenant,
        code,
        customer,
        forCategory,
        inDistrict,
        state,
        candidates,
        offers,
        openedAt,
        progress);
  }

  Lead with(List<Candidate> proposed) {
    return new Lead(
        id, tenant, code, customer, category, district, state, proposed, offers, openedAt,
        progress);
  }

  Lead with(Candidate changed) {
    return with(
        candidates.stream()
            .map(each -> each.provider().equals(changed.provider()) ? changed : each)
            .toList());
  }

  Lead and(Offer made) {
    return withOffers(Stream.concat(offers.stream(), Stream.of(made)).toList());
  }

  Lead replacing(Offer changed) {
    return withOffers(
        offers.stream().map(offer -> offer.id().equals(changed.id()) ? changed : offer).toList());
  }

  private Lead withOffers(List<Offer> others) {
    return new Lead(
        id,
        tenant,
        code,
        customer,
        category,
        district,
        state,
        candidates,
        others,
        openedAt,
        progress);
  }
}
