package io.centralita.matching.lead;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.ProviderId;
import io.centralita.matching.provider.Hindrance;
import io.centralita.matching.provider.Placed;
import io.centralita.matching.provider.Rating;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A provider that the customer may pick, as they were when the customer saw them.
///
/// @param position counted from 1, best first
/// @param reason why this position, a sentence for the operator
/// @param why the same, piece by piece; null for lists from before it was kept
/// @param timeZone where the provider's clock is; null is the tenant's
/// @param language as the directory has it, for who has never written; null before they are kept
/// @param passedOver why they did not get the offer when it was their turn; null when they did, or
///   it was not
public record Candidate(
    int position,
    ProviderId provider,
    String name,
    Address address,
    Rating rating,
    String reason,
    @Nullable Reason why,
    @Nullable ZoneId timeZone,
    @Nullable Language language,
    @Nullable Hindrance passedOver) {

  static List<Candidate> of(List<Placed> shortlist, Instant now) {
    var candidates = new ArrayList<Candidate>();
    for (var placed : shortlist) {
      var ranked = placed.provider();
      var why = Reason.of(placed);
      candidates.add(
          new Candidate(
              candidates.size() + 1,
              ranked.id(),
              ranked.name(),
              ranked.address(),
              ranked.rating(),
              why.sentence(ranked.rating(), now),
              why,
              ranked.timeZone(),
              null,
              null));
    }
    return List.copyOf(candidates);
  }

  Candidate passedOver(@Nullable Hindrance hindrance) {
    return new Candidate(
        position, provider, name, address, rating, reason, why, timeZone, language, hindrance);
  }
}
