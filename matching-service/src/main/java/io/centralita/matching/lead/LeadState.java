package io.centralita.matching.lead;

import io.centralita.contracts.matching.LeadChange.CalledOff;
import io.centralita.contracts.values.OfferId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a lead stands. It waits for somebody, until a deadline, or it has ended.
public sealed interface LeadState {

  /// Somebody's answer is waited for; when the time is over, the lead moves on by itself.
  sealed interface Open extends LeadState {
    Instant until();
  }

  /// The customer has yet to say which job, or where.
  record Asking(Instant until) implements Open {}

  /// The customer has yet to pick one of the candidates.
  record Choosing(Instant until) implements Open {}

  /// A provider has yet to answer.
  record Offering(OfferId offer, Instant until) implements Open {}

  sealed interface Ended extends LeadState {
    Instant at();
  }

  /// A provider has the job. The search is over, and what follows is work.
  ///
  /// `at` stays when the job was given away.
  sealed interface Taken extends Ended {
    OfferId offer();
  }

  /// The work has yet to begin.
  record Assigned(OfferId offer, Instant at) implements Taken {}

  record Started(OfferId offer, Instant at) implements Taken {}

  record Finished(OfferId offer, Instant at) implements Taken {}

  /// There is nobody, or nobody wanted it.
  record Exhausted(Instant at) implements Ended {}

  /// The customer never answered.
  record Abandoned(Instant at) implements Ended {}

  /// The customer no longer wants it, or whoever runs the marketplace has called it off.
  ///
  /// @param calledOff why they did; null when it was the customer
  record Cancelled(Instant at, @Nullable CalledOff calledOff) implements Ended {
    Cancelled(Instant at) {
      this(at, null);
    }
  }
}
