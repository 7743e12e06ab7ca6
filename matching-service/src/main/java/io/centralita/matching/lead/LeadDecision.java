package io.centralita.matching.lead;

import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.values.OfferId;
import io.centralita.contracts.values.ProviderId;
import io.centralita.matching.lead.Happening.Accepted;
import io.centralita.matching.lead.Happening.AskedAfter;
import io.centralita.matching.lead.Happening.CalledOff;
import io.centralita.matching.lead.Happening.Chosen;
import io.centralita.matching.lead.Happening.Declined;
import io.centralita.matching.lead.Happening.NotDelivered;
import io.centralita.matching.lead.Happening.OfJob;
import io.centralita.matching.lead.Happening.OfferAskedAfter;
import io.centralita.matching.lead.Happening.OptedOut;
import io.centralita.matching.lead.Happening.Requested;
import io.centralita.matching.lead.Happening.TimePassed;
import io.centralita.matching.lead.LeadState.Abandoned;
import io.centralita.matching.lead.LeadState.Asking;
import io.centralita.matching.lead.LeadState.Assigned;
import io.centralita.matching.lead.LeadState.Cancelled;
import io.centralita.matching.lead.LeadState.Choosing;
import io.centralita.matching.lead.LeadState.Ended;
import io.centralita.matching.lead.LeadState.Exhausted;
import io.centralita.matching.lead.LeadState.Finished;
import io.centralita.matching.lead.LeadState.Offering;
import io.centralita.matching.lead.LeadState.Open;
import io.centralita.matching.lead.LeadState.Started;
import io.centralita.matching.lead.Offer.Status;
import io.centralita.matching.lead.Outcome.Changed;
import io.centralita.matching.lead.Outcome.Refusal;
import io.centralita.matching.lead.Outcome.Refused;
import io.centralita.matching.lead.Outcome.Unchanged;
import io.centralita.matching.provider.Hindrance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The state machine of a lead: what follows from what happens, and who is told. Every rule of L2
/// to L5 that is not a matter of ranking is here, and nothing else is.
///
/// An answer counts when it was given. What was said in time and is heard after the deadline has
/// been acted upon still wins, as long as nobody else has the job and the customer has not gone on.
///
/// @param askedAgain whether the customer has gone on to another lead for the same job
/// @param hindered who of the candidates cannot take a job now, and why not
record LeadDecision(
    Lead lead,
    Patience patience,
    Instant now,
    boolean askedAgain,
    Map<ProviderId, Hindrance> hindered) {

  static Outcome decide(
      Lead lead,
      Happening happening,
      Patience patience,
      Instant now,
      boolean askedAgain,
      Map<ProviderId, Hindrance> hindered) {
    var decision = new LeadDecision(lead, patience, now, askedAgain, hindered);
    return switch (happening) {
      case Requested request -> decision.requested(request);
      case Chosen(int position, var saidAt) ->
          new ChoiceDecision(decision).chosen(position, saidAt);
      case Accepted(var offer, var saidAt) -> new OfferDecision(decision).accepted(offer, saidAt);
      case Declined(var offer, var saidAt) -> new OfferDecision(decision).declined(offer, saidAt);
      case OfferAskedAfter(var offer) -> new OfferDecision(decision).askedAfter(offer);
      case NotDelivered(var send, var reason) ->
          new OfferDecision(decision).notDelivered(send, reason);
      case Happening.Cancelled() -> decision.cancelled(null);
      case CalledOff(var why) -> decision.cancelled(why);
      case OptedOut() -> decision.optedOut();
      case AskedAfter() -> decision.unchanged();
      case TimePassed() -> decision.timePassed();
      case OfJob job -> new JobDecision(decision).decide(job);
    };
  }

  /// A lead that was not there before. What is missing is asked for, candidates are proposed, or it
  /// ends at once because there is nobody.
  ///
  /// @param blank the lead with its request, in any state
  static Changed open(Lead blank, List<Candidate> candidates, Patience patience, Instant now) {
    return new LeadDecision(blank, patience, now, false, Map.of())
        .goOn(blank, candidates)
        .after(List.of(Facts.opened(blank, now)), List.of());
  }

  private Outcome requested(Requested request) {
    var category = request.category() == null ? lead.category() : request.category();
    var district = request.district() == null ? lead.district() : request.district();
    var isNews =
        !Objects.equals(category, lead.category()) || !Objects.equals(district, lead.district());
    return switch (lead.state()) {
      case Asking _, Choosing _ when isNews ->
          goOn(lead.asking(category, district), request.candidates());
      case Offering(var offer, _) when !Objects.equals(district, lead.district()) ->
          new Unchanged(
              lead, List.of(Notices.elsewhere(lead, offer, Objects.requireNonNull(district))));
      case Open _, Ended _ -> unchanged();
    };
  }

  /// With the request as it is now: asks for what is missing, or proposes who fits.
  private Changed goOn(Lead asked, List<Candidate> candidates) {
    var until = now.plus(patience.choice());
    if (asked.category() == null || asked.district() == null) {
      return telling(asked.in(new Asking(until)));
    }
    var proposed = asked.with(candidates);
    return candidates.isEmpty()
        ? telling(proposed.in(new Exhausted(now)), Facts.exhausted(lead, now))
        : telling(proposed.in(new Choosing(until)), Facts.proposed(proposed, now));
  }

  Changed offer(Lead from, Candidate to, BiFunction<Lead, OfferId, Notice> forCustomer) {
    var offer = Offer.open(lead.id(), to.provider(), now, now.plus(patience.answer()));
    var offering =
        from.with(to.passedOver(null)).and(offer).in(new Offering(offer.id(), offer.expiresAt()));
    return new Changed(
        offering,
        List.of(Facts.made(offering, offer, now)),
        List.of(Notices.made(offering, offer), forCustomer.apply(offering, offer.id())));
  }

  /// To the next candidate, or to the end.
  Changed passOn(Offer closed, LeadChange fact) {
    return goOnAfter(closed, fact).after(List.of(), List.of(Notices.standing(lead, closed)));
  }

  /// To the next candidate, or to the end, without a word to whoever had it before.
  Changed goOnAfter(Offer closed, LeadChange fact) {
    return goOnAfter(closed, fact, Notices::nextOffer);
  }

  /// @param forCustomer what the customer is told when there is a next
  Changed goOnAfter(Offer closed, LeadChange fact, BiFunction<Lead, OfferId, Notice> forCustomer) {
    var turn = Turn.of(lead.replacing(closed), hindered);
    return turn.next()
        .map(candidate -> offer(turn.lead(), candidate, forCustomer))
        .orElseGet(() -> telling(turn.lead().in(new Exhausted(now)), Facts.exhausted(lead, now)))
        .after(List.of(fact), List.of());
  }

  /// @param calledOff why whoever runs the marketplace takes it back; null when the customer does
  private Outcome cancelled(LeadChange.@Nullable CalledOff calledOff) {
    var cancelled = new Cancelled(now, calledOff);
    var fact = Facts.cancelled(lead, calledOff, now);
    return switch (lead.state()) {
      case Asking _, Choosing _ -> telling(lead.in(cancelled), fact);
      case Offering(var id, _) -> {
        var withdrawn = openOffer(id).closed(Status.WITHDRAWN, now);
        var without = lead.replacing(withdrawn).in(cancelled);
        yield telling(without, fact)
            .after(List.of(), List.of(Notices.standing(without, withdrawn)));
      }
      case Assigned(var id, _) -> new JobDecision(this).cancelled(openOffer(id), cancelled, fact);
      case Started(var id, _) when calledOff != null ->
          new JobDecision(this).cancelled(openOffer(id), cancelled, fact);
      case Started _ -> refused(Refusal.ALREADY_STARTED, Notices.cannotBeCancelled(lead));
      case Cancelled _ -> new Unchanged(lead, List.of(Notices.cannotBeCancelled(lead)));
      case Finished _, Exhausted _, Abandoned _ ->
          refused(Refusal.ENDED, Notices.cannotBeCancelled(lead));
    };
  }

  /// What is being looked for ends, and only whoever was asked hears so: the customer wants to hear
  /// nothing. What somebody has taken goes on between the two.
  private Outcome optedOut() {
    return switch (lead.state()) {
      case Open _ when cancelled(null) instanceof Changed(var after, var facts, var notices) ->
          new Changed(
              after,
              facts,
              notices.stream()
                  .filter(notice -> !notice.to().equals(lead.customer().address()))
                  .toList());
      case Open _, Ended _ -> new Unchanged(lead, List.of());
    };
  }

  private Outcome timePassed() {
    if (!(lead.state() instanceof Open open) || now.isBefore(open.until())) {
      return new Unchanged(lead, List.of());
    }
    return switch (open) {
      case Asking _, Choosing _ -> abandon();
      case Offering(var id, _) -> {
        var expired = openOffer(id).closed(Status.EXPIRED, now);
        yield passOn(expired, Facts.expired(lead, expired, now));
      }
    };
  }

  /// Who never said which job has nothing to be told about.
  private Changed abandon() {
    var abandoned = lead.in(new Abandoned(now));
    var fact = Facts.abandoned(lead, now);
    return lead.category() == null
        ? new Changed(abandoned, List.of(fact), List.of())
        : telling(abandoned, fact);
  }

  Offer openOffer(OfferId id) {
    return lead.offer(id).orElseThrow();
  }

  /// The clocks of machines differ a little; what was said was said by now.
  Instant notInTheFuture(Instant saidAt) {
    return saidAt.isBefore(now) ? saidAt : now;
  }

  /// The customer hears where things stand now.
  static Changed telling(Lead after, LeadChange... facts) {
    return new Changed(after, List.of(facts), List.of(Notices.standing(after)));
  }

  Unchanged unchanged() {
    return new Unchanged(lead, List.of(Notices.again(lead)));
  }

  Refused refused(Refusal reason, Notice notice) {
    return new Refused(lead, reason, List.of(notice));
  }
}
