package io.centralita.matching.lead;

import io.centralita.matching.lead.LeadState.Abandoned;
import io.centralita.matching.lead.LeadState.Asking;
import io.centralita.matching.lead.LeadState.Assigned;
import io.centralita.matching.lead.LeadState.Cancelled;
import io.centralita.matching.lead.LeadState.Choosing;
import io.centralita.matching.lead.LeadState.Exhausted;
import io.centralita.matching.lead.LeadState.Finished;
import io.centralita.matching.lead.LeadState.Offering;
import io.centralita.matching.lead.LeadState.Started;

/// A state by name alone, for rows and for other systems.
public enum LeadStatus {
  ASKING,
  CHOOSING,
  OFFERING,
  ASSIGNED,
  STARTED,
  FINISHED,
  EXHAUSTED,
  ABANDONED,
  CANCELLED;

  static LeadStatus of(LeadState state) {
    return switch (state) {
      case Asking _ -> ASKING;
      case Choosing _ -> CHOOSING;
      case Offering _ -> OFFERING;
      case Assigned _ -> ASSIGNED;
      case Started _ -> STARTED;
      case Finished _ -> FINISHED;
      case Exhausted _ -> EXHAUSTED;
      case Abandoned _ -> ABANDONED;
      case Cancelled _ -> CANCELLED;
    };
  }
}
