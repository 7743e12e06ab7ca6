package io.centralita.matching.lead;

import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.By;
import io.centralita.contracts.values.OfferId;
import io.centralita.contracts.values.SendId;
import io.centralita.matching.lead.Progress.Given;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can happen to a lead.
public sealed interface Happening {

  /// The customer says which job, or where, for the first time or anew. What they left out stays as
  /// it was.
  ///
  /// @param candidates who fits the request as it is now complete, best first; empty while it is
  ///   not
  record Requested(@Nullable String category, @Nullable String district, List<Candidate> candidates)
      implements Happening {
    public Requested {
      candidates = List.copyOf(candidates);
    }
  }

  /// @param position as the customer counts, from 1
  /// @param saidAt when the customer said so: a lead that was closed only afterwards opens again
  record Chosen(int position, Instant saidAt) implements Happening {}

  /// @param saidAt when the provider said so, which is what the deadline is held against: a slow
  ///   pipeline is not the provider's fault
  record Accepted(OfferId offer, Instant saidAt) implements Happening {}

  record Declined(OfferId offer, Instant saidAt) implements Happening {}

  /// Somebody has the job, and it goes on.
  sealed interface OfJob extends Happening {}

  /// The work begins.
  ///
  /// @param offer whose acceptance made it somebody's job
  record WorkStarted(OfferId offer, By by, Instant saidAt) implements OfJob {}

  /// The work is done.
  record WorkFinished(OfferId offer, By by, Instant saidAt) implements OfJob {}

  /// The customer says how the work was.
  record WorkRated(OfferId offer, Given given) implements OfJob {}

  /// The provider who has the job cannot do it after all.
  record GivenBack(OfferId offer) implements OfJob {}

  /// It may be time to remind somebody.
  record ReminderDue() implements OfJob {}

  /// The customer no longer wants it.
  record Cancelled() implements Happening {}

  /// The customer wants no more messages of ours.
  record OptedOut() implements Happening {}

  /// Whoever runs the marketplace takes it back, begun or not.
  record CalledOff(LeadChange.CalledOff why) implements Happening {}

  /// The customer says something that changes nothing, and deserves to hear where things stand.
  record AskedAfter() implements Happening {}

  /// The provider says something that changes nothing about an offer.
  record OfferAskedAfter(OfferId offer) implements Happening {}

  /// A message of ours will not reach the provider.
  ///
  /// @param send which one; it matters when it carried an offer
  /// @param reason a code of routing-service's catalogue of refusals
  record NotDelivered(SendId send, String reason) implements Happening {}

  /// It may be time to go on without an answer.
  record TimePassed() implements Happening {}
}
