package io.centralita.matching.lead;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.values.ProviderId;
import io.centralita.matching.provider.RankedProvider;
import io.centralita.matching.provider.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A provider that the customer may pick, as they were when the customer saw them.
///
/// @param position counted from 1, best first
/// @param reason why this position, for the operator
public record Candidate(
    int position, ProviderId provider, String name, Address address, Rating rating, String reason) {

  static List<Candidate> of(List<RankedProvider> shortlist) {
    var candidates = new ArrayList<Candidate>();
    for (var ranked : shortlist) {
      candidates.add(
          new Candidate(
              candidates.size() + 1,
              ranked.id(),
              ranked.name(),
              ranked.address(),
              ranked.rating(),
              reason(ranked)));
    }
    return List.copyOf(candidates);
  }

  private static String reason(RankedProvider ranked) {
    return String.format(
        Locale.ROOT,
        "score %.3f from %s stars of %d votes, in district %s (%d away)",
        ranked.score(),
        ranked.rating().stars().toPlainString(),
        ranked.rating().votes(),
        ranked.district(),
        ranked.distance());
  }
}
