package io.centralita.matching.lead;

import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.LeadAbandoned;
import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.matching.LeadChange.LeadCancelled;
import io.centralita.contracts.matching.LeadChange.LeadExhausted;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Counts how searches end, so that whoever was not served is seen.
@Component
final class LeadEnds {
  private static final String ENDED = "centralita.leads.ended";
  private static final List<String> OUTCOMES =
      List.of("assigned", "exhausted", "abandoned", "cancelled");

  private final MeterRegistry meters;

  LeadEnds(MeterRegistry meters) {
    this.meters = meters;
    OUTCOMES.forEach(outcome -> meters.counter(ENDED, "outcome", outcome));
  }

  void count(LeadChange fact) {
    outcome(fact).ifPresent(outcome -> meters.counter(ENDED, "outcome", outcome).increment());
  }

  static Optional<String> outcome(LeadChange fact) {
    return switch (fact) {
      case LeadAssigned _ -> Optional.of("assigned");
      case LeadExhausted _ -> Optional.of("exhausted");
      case LeadAbandoned _ -> Optional.of("abandoned");
      case LeadCancelled _ -> Optional.of("cancelled");
      case LeadChange _ -> Optional.empty();
    };
  }
}
