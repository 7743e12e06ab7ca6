package io.centralita.matching.lead;

import static java.util.stream.Collectors.toMap;

import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.lead.Happening.Chosen;
import io.centralita.matching.lead.Happening.Declined;
import io.centralita.matching.lead.Happening.GivenBack;
import io.centralita.matching.lead.Happening.NotDelivered;
import io.centralita.matching.lead.Happening.TimePassed;
import io.centralita.matching.lead.LeadState.Offering;
import io.centralita.matching.provider.Hindrance;
import io.centralita.matching.provider.Hindrances;
import io.centralita.matching.provider.ReadinessStore;
import io.centralita.matching.provider.ReadinessStore.Asked;
import io.centralita.matching.settings.Terms;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Looks, before anybody is offered a job, whether those who are left on its list can still take
/// one: the list may be old.
@Component
final class Fallbacks {
  private final ReadinessStore readiness;
  private final InstantSource clock;

  Fallbacks(ReadinessStore readiness, InstantSource clock) {
    this.readiness = readiness;
    this.clock = clock;
  }

  /// Once for all of them.
  ///
  /// @param terms of each one's tenant
  Hindrances hindrances(List<Lead> leads, Happening happening, Map<TenantId, Terms> terms) {
    if (!mayMakeAnOffer(happening)) {
      return Hindrances.none();
    }
    var asked =
        leads.stream()
            .filter(lead -> lead.state() instanceof Offering || !(happening instanceof TimePassed))
            .flatMap(lead ->
                lead.unasked()
                    .map(candidate ->
                        new Asked(
                            lead.tenant(),
                            candidate.provider(),
                            Objects.requireNonNull(terms.get(lead.tenant())))))
            .collect(toMap(Asked::provider, each -> each, (first, _) -> first))
            .values();
    return readiness.hindrances(List.copyOf(asked), clock.instant());
  }

  private static boolean mayMakeAnOffer(Happening happening) {
    return switch (happening) {
      case Chosen _, Declined _, NotDelivered _, GivenBack _, TimePassed _ -> true;
      case Happening _ -> false;
    };
  }

  static Map<ProviderId, Hindrance> hindered(Lead lead, Hindrances among) {
    return among.among(lead.candidates().stream().map(Candidate::provider).toList());
  }

  /// Whoever has just got an offer has one more.
  static void count(Lead before, Lead after, Hindrances hindrances) {
    newOffers(before, after).map(Offer::provider).forEach(hindrances::offered);
  }

  private static Stream<Offer> newOffers(Lead before, Lead after) {
    return after.offers().stream().skip(before.offers().size());
  }
}
