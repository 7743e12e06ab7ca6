package io.centralita.matching.lead;

import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.By;
import io.centralita.contracts.values.OfferId;
import io.centralita.matching.lead.Happening.GivenBack;
import io.centralita.matching.lead.Happening.OfJob;
import io.centralita.matching.lead.Happening.ReminderDue;
import io.centralita.matching.lead.Happening.WorkFinished;
import io.centralita.matching.lead.Happening.WorkRated;
import io.centralita.matching.lead.Happening.WorkStarted;
import io.centralita.matching.lead.LeadState.Assigned;
import io.centralita.matching.lead.LeadState.Cancelled;
import io.centralita.matching.lead.LeadState.Exhausted;
import io.centralita.matching.lead.LeadState.Finished;
import io.centralita.matching.lead.LeadState.Started;
import io.centralita.matching.lead.LeadState.Taken;
import io.centralita.matching.lead.Offer.Status;
import io.centralita.matching.lead.Outcome.Changed;
import io.centralita.matching.lead.Outcome.Refusal;
import io.centralita.matching.lead.Outcome.Refused;
import io.centralita.matching.lead.Outcome.Unchanged;
import io.centralita.matching.lead.Progress.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The second half of a lead's life: somebody has the job, does it, and is rated (L6).
///
/// The provider starts and ends the work. The customer may end it too, begun or not: who was served
/// must be able to say how it was, also when the provider never writes. Only the customer rates.
record JobDecision(LeadDecision search) {
  private static final Duration SECOND_THOUGHTS = Duration.ofDays(1);

  Outcome decide(OfJob happening) {
    return switch (happening) {
      case WorkStarted(var offer, var by, var saidAt) -> started(offer, by, saidAt);
      case WorkFinished(var offer, var by, var saidAt) -> finished(offer, by, saidAt);
      case WorkRated(var offer, var given) -> rated(offer, given);
      case GivenBack(var offer) -> givenBack(offer);
      case ReminderDue() -> reminderDue();
    };
  }

  private Outcome started(OfferId id, By by, Instant saidAt) {
    if (!(lead().state() instanceof Taken job) || !job.offer().equals(id)) {
      return nobodysJob(id, by);
    }
    var offer = offer(job);
    return switch (job) {
      case Assigned _ -> {
        var at = search.notInTheFuture(saidAt);
        yield new Changed(
            lead()
                .in(new Started(id, job.at()))
                .with(lead().progress().started(at).waitingUntil(first(at, reminding().finish()))),
            List.of(Facts.started(lead(), offer, by, now())),
            List.of(JobNotices.started(lead(), offer), JobNotices.hasStarted(lead(), offer)));
      }
      case Started _ -> new Unchanged(lead(), List.of(JobNotices.startedAlready(lead(), offer)));
      case Finished _ ->
          refused(Refusal.ALREADY_FINISHED, JobNotices.finishedAlready(lead(), offer));
    };
  }

  private Outcome finished(OfferId id, By by, Instant saidAt) {
    if (!(lead().state() instanceof Taken job) || !job.offer().equals(id)) {
      return nobodysJob(id, by);
    }
    var offer = offer(job);
    return switch (job) {
      case Assigned _ when by == By.PROVIDER ->
          refused(Refusal.NOT_STARTED, JobNotices.startFirst(lead(), offer));
      case Assigned _, Started _ -> {
        var at = search.notInTheFuture(saidAt);
        yield new Changed(
            lead()
                .in(new Finished(id, job.at()))
                .with(lead().progress().finished(at).waitingUntil(first(at, reminding().rate()))),
            List.of(Facts.finished(lead(), offer, by, now())),
            List.of(JobNotices.finished(lead(), offer, by), JobNotices.rate(lead(), offer)));
      }
      case Finished _ ->
          new Unchanged(
              lead(),
              List.of(
                  by == By.CUSTOMER
                      ? Notices.again(lead())
                      : JobNotices.finishedAlready(lead(), offer)));
    };
  }

  private Outcome rated(OfferId id, Given given) {
    if (!(lead().state() instanceof Taken job) || !job.offer().equals(id)) {
      return nobodysJob(id, By.CUSTOMER);
    }
    var offer = offer(job);
    var before = lead().progress().rating();
    return switch (job) {
      case Assigned _, Started _ ->
          refused(Refusal.NOT_FINISHED, JobNotices.finishFirst(lead(), offer));
      case Finished _ when before == null -> rate(offer, given, null);
      case Finished _ when before.stars() == given.stars() ->
          new Unchanged(lead(), List.of(JobNotices.rated(lead(), offer, before)));
      case Finished _ when given.at().isBefore(before.at().plus(SECOND_THOUGHTS)) ->
          rate(offer, new Given(given.stars(), before.at()), before);
      case Finished _ ->
          refused(Refusal.RATING_FINAL, JobNotices.ratingIsFinal(lead(), offer, before));
    };
  }

  private Changed rate(Offer offer, Given given, @Nullable Given before) {
    var kept = new Given(given.stars(), search.notInTheFuture(given.at()));
    var rated = lead().with(lead().progress().rated(kept));
    return new Changed(
        rated,
        List.of(Facts.rated(lead(), offer, kept, before, now())),
        List.of(JobNotices.rated(rated, offer, kept)));
  }

  /// Somebody has the job, and loses it. Who takes it back decides what the two are told.
  Changed cancelled(Offer offer, Cancelled how, LeadChange fact) {
    var withdrawn = offer.closed(Status.WITHDRAWN, now());
    var after = lead().replacing(withdrawn).in(how).with(lead().progress().waitingUntil(null));
    var notices =
        how.calledOff() == null
            ? List.of(JobNotices.cancelled(lead(), withdrawn), Notices.standing(after))
            : List.of(
                JobNotices.calledOff(lead(), withdrawn),
                JobNotices.calledOffFor(lead(), withdrawn));
    return new Changed(after, List.of(fact), notices);
  }

  /// Whoever has not said what is missing is asked for it, and after a few times no more.
  private Outcome reminderDue() {
    var progress = lead().progress();
    if (progress.remindAt() == null || now().isBefore(progress.remindAt())) {
      return new Unchanged(lead(), List.of());
    }
    var morning = reminding().byDay(now());
    if (morning.isAfter(now())) {
      return new Changed(lead().with(progress.remindedLater(morning)), List.of(), List.of());
    }
    var reminders = progress.reminders() + 1;
    return missing()
        .<Outcome>map(missing ->
            new Changed(
                lead()
                    .with(
                        progress.reminded(reminding().next(reminders, now(), missing.patience()))),
                List.<LeadChange>of(),
                List.of(missing.reminder())))
        .orElseGet(() ->
            new Changed(lead().with(progress.reminded(null)), List.<LeadChange>of(), List.of()));
  }

  private record Missing(Notice reminder, Duration patience) {}

  private Optional<Missing> missing() {
    return switch (lead().state()) {
      case Assigned job ->
          Optional.of(
              new Missing(JobNotices.remindOfStart(lead(), offer(job)), reminding().start()));
      case Started job ->
          Optional.of(
              new Missing(JobNotices.remindOfFinish(lead(), offer(job)), reminding().finish()));
      case Finished job when lead().progress().rating() == null ->
          Optional.of(
              new Missing(JobNotices.remindOfRating(lead(), offer(job)), reminding().rate()));
      case LeadState _ -> Optional.empty();
    };
  }

  /// The customer has taken it back, or it was given back, while this was on its way.
  private Outcome nobodysJob(OfferId id, By by) {
    return new Refused(
        lead(),
        Refusal.NOT_ASSIGNED,
        switch (by) {
          case PROVIDER ->
              lead().offer(id).map(offer -> JobNotices.gone(lead(), offer)).stream().toList();
          case CUSTOMER -> List.of(Notices.again(lead()));
          case OPERATOR -> List.of();
        });
  }

  /// Somebody had the job. It goes to the next, unless the customer looks elsewhere already.
  private Outcome givenBack(OfferId id) {
    return lead()
        .offer(id)
        .map(this::givenBack)
        .orElseGet(() -> new Refused(lead(), Refusal.UNKNOWN_OFFER, List.of()));
  }

  private Outcome givenBack(Offer offer) {
    return switch (lead().state()) {
      case Assigned job when job.offer().equals(offer.id()) -> {
        var closed = offer.closed(Status.GIVEN_BACK, now());
        yield after(closed).after(List.of(), List.of(JobNotices.givenBack(lead(), closed)));
      }
      case Started job when job.offer().equals(offer.id()) ->
          refused(Refusal.ALREADY_STARTED, JobNotices.cannotBeGivenBack(lead(), offer));
      case Finished job when job.offer().equals(offer.id()) ->
          refused(Refusal.ALREADY_FINISHED, JobNotices.finishedAlready(lead(), offer));
      case LeadState _ -> new Unchanged(lead(), List.of(Notices.standing(lead(), offer)));
    };
  }

  private Changed after(Offer closed) {
    var fact = Facts.givenBack(lead(), closed, now());
    var free =
        new LeadDecision(
            lead().with(Progress.NONE),
            search.patience(),
            now(),
            search.askedAgain(),
            search.hindered());
    return search.askedAgain()
        ? new Changed(
            free.lead().replacing(closed).in(new Exhausted(now())),
            List.of(fact, Facts.exhausted(lead(), now())),
            List.of(JobNotices.lost(lead(), closed)))
        : free.goOnAfter(closed, fact, (lead, offer) -> Notices.nextAfter(lead, closed, offer));
  }

  private Lead lead() {
    return search.lead();
  }

  private Instant now() {
    return search.now();
  }

  private Reminding reminding() {
    return search.patience().reminding();
  }

  private Offer offer(Taken job) {
    return lead().offer(job.offer()).orElseThrow();
  }

  private @Nullable Instant first(Instant since, Duration after) {
    return reminding().first(since, after);
  }

  private Refused refused(Refusal reason, Notice notice) {
    return new Refused(lead(), reason, List.of(notice));
  }
}
