package io.centralita.matching.lead;

import io.centralita.contracts.values.ProviderId;
import io.centralita.matching.provider.Hindrance;
import java.util.Map;
import java.util.Optional;

/// Whose turn it is: the best candidate who was not asked yet and can take a job now. Who is passed
/// over on the way keeps why.
///
/// @param lead with that written down
/// @param next nobody when none of them can
record Turn(Lead lead, Optional<Candidate> next) {

  /// @param hindered who of the candidates cannot take a job now
  static Turn of(Lead lead, Map<ProviderId, Hindrance> hindered) {
    var next =
        lead.unasked().filter(candidate -> !hindered.containsKey(candidate.provider())).findFirst();
    int end = next.map(Candidate::position).orElse(Integer.MAX_VALUE);
    var marked =
        lead.candidates().stream()
            .map(candidate ->
                lead.wasAsked(candidate) || candidate.position() > end
                    ? candidate
                    : candidate.passedOver(hindered.get(candidate.provider())))
            .toList();
    return new Turn(lead.with(marked), next);
  }
}
