package io.centralita.matching.lead;

import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.CandidatesProposed;
import io.centralita.contracts.matching.LeadChange.LeadAbandoned;
import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.matching.LeadChange.LeadCancelled;
import io.centralita.contracts.matching.LeadChange.LeadExhausted;
import io.centralita.contracts.matching.LeadChange.LeadOpened;
import io.centralita.contracts.matching.LeadChange.OfferAccepted;
import io.centralita.contracts.matching.LeadChange.OfferDeclined;
import io.centralita.contracts.matching.LeadChange.OfferExpired;
import io.centralita.contracts.matching.LeadChange.OfferMade;
import io.centralita.contracts.values.OfferId;
import io.centralita.matching.lead.Happening.Accepted;
import io.centralita.matching.lead.Happening.AskedAfter;
import io.centralita.matching.lead.Happening.Chosen;
import io.centralita.matching.lead.Happening.Declined;
import io.centralita.matching.lead.Happening.Requested;
import io.centralita.matching.lead.Happening.TimePassed;
import io.centralita.matching.lead.LeadState.Abandoned;
import io.centralita.matching.lead.LeadState.Asking;
import io.centralita.matching.lead.LeadState.Assigned;
import io.centralita.matching.lead.LeadState.Cancelled;
import io.centralita.matching.lead.LeadState.Choosing;
import io.centralita.matching.lead.LeadState.Ended;
import io.centralita.matching.lead.LeadState.Exhausted;
import io.centralita.matching.lead.LeadState.Offering;
import io.centralita.matching.lead.LeadState.Open;
import io.centralita.matching.lead.Offer.Status;
import io.centralita.matching.lead.Outcome.Changed;
import io.centralita.matching.lead.Outcome.Refusal;
import io.centralita.matching.lead.Outcome.Refused;
import io.centralita.matching.lead.Outcome.Unchanged;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// The state machine of a lead: what follows from what happens, and who is told. Every rule of L2
/// to L5 that is not a matter of ranking is here, and nothing else is.
record LeadDecision(Lead lead, Patience patience, Instant now) {

  static Outcome decide(Lead lead, Happening happening, Patience patience, Instant now) {
    var decision = new LeadDecision(lead, patience, now);
    return switch (happening) {
      case Requested request -> decision.requested(request);
      case Chosen(int position) -> decision.chosen(position);
      case Accepted(var offer, var saidAt) -> decision.accepted(offer, saidAt);
      case Declined(var offer, var saidAt) -> decision.declined(offer, saidAt);
      case Happening.Cancelled() -> decision.cancelled();
      case AskedAfter() -> decision.unchanged();
      case TimePassed() -> decision.timePassed();
    };
  }

  /// A lead that was not there before. It is asked about, proposed candidates for, or ends at once
  /// because there is nobody.
  ///
  /// @param blank the lead with its request, in any state
  static Changed open(Lead blank, List<Candidate> candidates, Patience patience, Instant now) {
    var decision = new LeadDecision(blank, patience, now);
    return decision.goOn(blank, candidates).after(List.of(decision.opened()), List.of());
  }

  private Outcome requested(Requested request) {
    var category = request.category() == null ? lead.category() : request.category();
    var district = request.district() == null ? lead.district() : request.district();
    var isNews =
        !Objects.equals(category, lead.category()) || !Objects.equals(district, lead.district());
    return switch (lead.state()) {
      case Asking _, Choosing _ when isNews ->
          goOn(lead.asking(category, district), request.candidates());
      case Open _, Ended _ -> unchanged();
    };
  }

  /// With the request as it is now: asks for what is missing, or proposes who fits.
  private Changed goOn(Lead asked, List<Candidate> candidates) {
    var category = asked.category();
    var district = asked.district();
    if (category == null || district == null) {
      return telling(asked.in(new Asking(now.plus(patience.choice()))));
    }
    var proposed = asked.with(candidates);
    if (candidates.isEmpty()) {
      return telling(
          proposed.in(new Exhausted(now)), new LeadExhausted(lead.id(), lead.tenant(), now));
    }
    return telling(
        proposed.in(new Choosing(now.plus(patience.choice()))),
        new CandidatesProposed(
            lead.id(),
            lead.tenant(),
            category,
            district,
            candidates.stream()
                .map(candidate ->
                    new CandidatesProposed.Candidate(
                        candidate.position(),
                        candidate.provider(),
                        candidate.name(),
                        candidate.reason()))
                .toList(),
            now));
  }

  private Outcome chosen(int position) {
    if (!(lead.state() instanceof Choosing)) {
      return unchanged();
    }
    return lead.candidates().stream()
        .filter(candidate -> candidate.position() == position)
        .findFirst()
        .<Outcome>map(candidate -> offer(lead, candidate, Notices::offerSent))
        .orElseGet(() -> new Unchanged(lead, List.of(Notices.chooseAgain(lead))));
  }

  private Changed offer(Lead from, Candidate candidate, CustomerNotice tell) {
    var offer =
        new Offer(
            Offer.idOf(lead.id(), candidate.provider()),
            candidate.provider(),
            Status.OPEN,
            now,
            now.plus(patience.answer()),
            null);
    var offering = from.and(offer).in(new Offering(offer.id(), offer.expiresAt()));
    return new Changed(
        offering,
        List.of(
            new OfferMade(
                lead.id(),
                lead.tenant(),
                offer.id(),
                candidate.provider(),
                candidate.address(),
                offer.expiresAt(),
                now)),
        List.of(Notices.offer(offering, offer), tell.about(offering, offer.id())));
  }

  /// What the customer is told about a new offer.
  private interface CustomerNotice {
    Notice about(Lead lead, OfferId offer);
  }

  private Outcome accepted(OfferId id, Instant saidAt) {
    return answered(
        id,
        offer ->
            switch (offer.status()) {
              case OPEN ->
                  saidAt.isBefore(offer.expiresAt())
                      ? assign(offer, saidAt)
                      : refused(Refusal.TOO_LATE, Notices.tooLate(lead, offer));
              case ACCEPTED -> new Unchanged(lead, List.of(Notices.standing(lead, offer)));
              case DECLINED -> refused(Refusal.ALREADY_DECLINED, Notices.tooLate(lead, offer));
              case EXPIRED -> refused(Refusal.TOO_LATE, Notices.tooLate(lead, offer));
              case WITHDRAWN -> refused(Refusal.WITHDRAWN, Notices.standing(lead, offer));
            });
  }

  private Changed assign(Offer offer, Instant saidAt) {
    var accepted = offer.closed(Status.ACCEPTED, notInTheFuture(saidAt));
    var winner = lead.candidate(offer.provider());
    var assigned = lead.replacing(accepted).in(new Assigned(offer.id(), now));
    return telling(
            assigned,
            new OfferAccepted(lead.id(), lead.tenant(), offer.id(), offer.provider(), now),
            new LeadAssigned(
                lead.id(),
                lead.tenant(),
                lead.code(),
                Objects.requireNonNull(lead.category(), "category"),
                Objects.requireNonNull(lead.district(), "district"),
                offer.id(),
                lead.customer().address(),
                lead.customer().name(),
                winner.provider(),
                winner.name(),
                winner.address(),
                now))
        .after(List.of(), List.of(Notices.standing(assigned, accepted)));
  }

  private Outcome declined(OfferId id, Instant saidAt) {
    return answered(
        id,
        offer ->
            switch (offer.status()) {
              case OPEN -> {
                var declined = offer.closed(Status.DECLINED, notInTheFuture(saidAt));
                yield passOn(
                    declined,
                    new OfferDeclined(lead.id(), lead.tenant(), offer.id(), offer.provider(), now));
              }
              case DECLINED, WITHDRAWN ->
                  new Unchanged(lead, List.of(Notices.standing(lead, offer)));
              case ACCEPTED -> refused(Refusal.ALREADY_ACCEPTED, Notices.standing(lead, offer));
              case EXPIRED -> refused(Refusal.TOO_LATE, Notices.tooLate(lead, offer));
            });
  }

  private Outcome answered(OfferId id, Function<Offer, Outcome> answer) {
    return lead.offer(id)
        .map(answer)
        .orElseGet(() -> new Refused(lead, Refusal.UNKNOWN_OFFER, List.of()));
  }

  /// To the next candidate, or to the end.
  private Changed passOn(Offer closed, LeadChange fact) {
    var without = lead.replacing(closed);
    return without
        .next()
        .map(candidate -> offer(without, candidate, Notices::nextOffer))
        .orElseGet(() ->
            telling(
                without.in(new Exhausted(now)), new LeadExhausted(lead.id(), lead.tenant(), now)))
        .after(List.of(fact), List.of(Notices.standing(without, closed)));
  }

  private Outcome cancelled() {
    return switch (lead.state()) {
      case Asking _, Choosing _ -> telling(lead.in(new Cancelled(now)), taken());
      case Offering(var id, _) -> {
        var withdrawn = openOffer(id).closed(Status.WITHDRAWN, now);
        var without = lead.replacing(withdrawn).in(new Cancelled(now));
        yield telling(without, taken())
            .after(List.of(), List.of(Notices.standing(without, withdrawn)));
      }
      case Cancelled _ -> unchanged();
      case Assigned _, Exhausted _, Abandoned _ -> refused(Refusal.ENDED, Notices.standing(lead));
    };
  }

  private Outcome timePassed() {
    if (!(lead.state() instanceof Open open) || now.isBefore(open.until())) {
      return new Unchanged(lead, List.of());
    }
    return switch (open) {
      case Asking _, Choosing _ ->
          telling(lead.in(new Abandoned(now)), new LeadAbandoned(lead.id(), lead.tenant(), now));
      case Offering(var id, _) -> {
        var expired = openOffer(id).closed(Status.EXPIRED, now);
        yield passOn(
            expired, new OfferExpired(lead.id(), lead.tenant(), id, expired.provider(), now));
      }
    };
  }

  private Offer openOffer(OfferId id) {
    return lead.offer(id).orElseThrow();
  }

  private Instant notInTheFuture(Instant saidAt) {
    return saidAt.isBefore(now) ? saidAt : now;
  }

  private LeadCancelled taken() {
    return new LeadCancelled(lead.id(), lead.tenant(), now);
  }

  private LeadOpened opened() {
    var customer = lead.customer();
    return new LeadOpened(
        lead.id(),
        lead.tenant(),
        lead.code(),
        customer.address(),
        customer.name(),
        customer.number(),
        customer.language(),
        lead.category(),
        lead.district(),
        now);
  }

  /// The customer hears where things stand now.
  private static Changed telling(Lead now, LeadChange... facts) {
    return new Changed(now, List.of(facts), List.of(Notices.standing(now)));
  }

  private Unchanged unchanged() {
    return new Unchanged(lead, List.of(Notices.standing(lead)));
  }

  private Refused refused(Refusal reason, Notice notice) {
    return new Refused(lead, reason, List.of(notice));
  }
}
