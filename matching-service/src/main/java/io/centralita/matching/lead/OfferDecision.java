package io.centralita.matching.lead;

import io.centralita.contracts.values.OfferId;
import io.centralita.contracts.values.SendId;
import io.centralita.matching.lead.LeadState.Asking;
import io.centralita.matching.lead.LeadState.Assigned;
import io.centralita.matching.lead.LeadState.Choosing;
import io.centralita.matching.lead.LeadState.Ended;
import io.centralita.matching.lead.LeadState.Exhausted;
import io.centralita.matching.lead.LeadState.Offering;
import io.centralita.matching.lead.Offer.Status;
import io.centralita.matching.lead.Outcome.Changed;
import io.centralita.matching.lead.Outcome.Refusal;
import io.centralita.matching.lead.Outcome.Refused;
import io.centralita.matching.lead.Outcome.Unchanged;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// A provider answers an offer, or cannot be reached with it (L4, L5).
///
/// An answer counts when it was given. What was said in time and is heard after the deadline has
/// been acted upon still wins, as long as nobody else has the job and the customer has not gone on.
record OfferDecision(LeadDecision search) {

  Outcome accepted(OfferId id, Instant saidAt) {
    return about(
        id,
        offer ->
            switch (offer.status()) {
              case OPEN -> offer.isInTime(saidAt) ? assign(lead(), offer, saidAt) : tooLate(offer);
              case ACCEPTED -> new Unchanged(lead(), List.of(Notices.yours(lead(), offer)));
              case DECLINED ->
                  search.refused(Refusal.ALREADY_DECLINED, Notices.tooLate(lead(), offer));
              case EXPIRED -> offer.isInTime(saidAt) ? heardLate(offer, saidAt) : tooLate(offer);
              case WITHDRAWN -> search.refused(Refusal.WITHDRAWN, Notices.standing(lead(), offer));
              case GIVEN_BACK ->
                  search.refused(Refusal.ALREADY_DECLINED, Notices.tooLate(lead(), offer));
            });
  }

  /// Said in time, heard when the lead had gone on without it.
  private Outcome heardLate(Offer offer, Instant saidAt) {
    return switch (lead().state()) {
      case Offering(var other, _) -> {
        var withdrawn = search.openOffer(other).closed(Status.WITHDRAWN, now());
        var assigned = assign(lead().replacing(withdrawn), offer, saidAt);
        yield assigned.after(List.of(), List.of(Notices.standing(assigned.lead(), withdrawn)));
      }
      case Exhausted _ when !search.askedAgain() -> assign(lead(), offer, saidAt);
      case Asking _, Choosing _, Ended _ -> tooLate(offer);
    };
  }

  private Changed assign(Lead from, Offer offer, Instant saidAt) {
    var accepted = offer.closed(Status.ACCEPTED, search.notInTheFuture(saidAt));
    var assigned =
        from.replacing(accepted)
            .in(new Assigned(offer.id(), now()))
            .with(Progress.begin(now(), search.patience().reminding()));
    return LeadDecision.telling(
            assigned, Facts.accepted(lead(), offer, now()), Facts.assigned(assigned, offer, now()))
        .after(List.of(), List.of(Notices.standing(assigned, accepted)));
  }

  Outcome declined(OfferId id, Instant saidAt) {
    return about(
        id,
        offer ->
            switch (offer.status()) {
              case OPEN -> {
                var declined = offer.closed(Status.DECLINED, search.notInTheFuture(saidAt));
                yield search.passOn(declined, Facts.declined(lead(), offer, now()));
              }
              case DECLINED, WITHDRAWN, GIVEN_BACK -> unchanged(offer);
              case ACCEPTED ->
                  search.refused(Refusal.ALREADY_ACCEPTED, Notices.cannotBeDeclined(lead(), offer));
              case EXPIRED -> offer.isInTime(saidAt) ? noted(offer, saidAt) : tooLate(offer);
            });
  }

  /// An answer that the lead has done without, and that is the provider's answer all the same.
  private Changed noted(Offer offer, Instant saidAt) {
    var declined = offer.closed(Status.DECLINED, search.notInTheFuture(saidAt));
    return new Changed(
        lead().replacing(declined),
        List.of(Facts.declined(lead(), offer, now())),
        List.of(Notices.standing(lead(), declined)));
  }

  /// Whoever cannot be reached is not told so.
  Outcome notDelivered(SendId send, String reason) {
    return lead().offers().stream()
        .filter(offer -> offer.status() == Status.OPEN && offer.send().equals(send))
        .findFirst()
        .map(offer -> offer.undelivered(reason, now()))
        .<Outcome>map(closed -> search.goOnAfter(closed, Facts.expired(lead(), closed, now())))
        .orElseGet(() -> new Unchanged(lead(), List.of()));
  }

  Outcome askedAfter(OfferId id) {
    return about(id, offer -> new Unchanged(lead(), List.of(Notices.again(lead(), offer))));
  }

  private Outcome about(OfferId id, Function<Offer, Outcome> answer) {
    return lead()
        .offer(id)
        .map(answer)
        .orElseGet(() -> new Refused(lead(), Refusal.UNKNOWN_OFFER, List.of()));
  }

  private Unchanged unchanged(Offer offer) {
    return new Unchanged(lead(), List.of(Notices.standing(lead(), offer)));
  }

  private Refused tooLate(Offer offer) {
    return search.refused(Refusal.TOO_LATE, Notices.tooLate(lead(), offer));
  }

  private Lead lead() {
    return search.lead();
  }

  private Instant now() {
    return search.now();
  }
}
