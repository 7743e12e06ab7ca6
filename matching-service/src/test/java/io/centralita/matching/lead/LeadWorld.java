package io.centralita.matching.lead;

import static io.centralita.matching.lead.SampleLeads.NOON;
import static io.centralita.matching.lead.SampleLeads.PATIENCE;
import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.JobGivenBack;
import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.matching.LeadChange.LeadCancelled;
import io.centralita.contracts.values.ProviderId;
import io.centralita.matching.lead.LeadState.Assigned;
import io.centralita.matching.lead.LeadState.Finished;
import io.centralita.matching.lead.LeadState.Offering;
import io.centralita.matching.lead.LeadState.Open;
import io.centralita.matching.lead.LeadState.Started;
import io.centralita.matching.lead.LeadState.Taken;
import io.centralita.matching.lead.Offer.Status;
import io.centralita.matching.lead.Outcome.Changed;
import io.centralita.matching.provider.Hindrance;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A lead with its row and its outbox, as the database would have them, and somebody who checks
/// after each step that nothing is wrong.
final class LeadWorld {
  private static final Set<String> FOR_WHO_HAS_THE_JOB =
      Set.of(
          "job-in-hand",
          "job-started",
          "job-finished",
          "job-finished-for-you",
          "job-cancelled",
          "job-called-off-provider",
          "remind-start",
          "remind-finish",
          "start-first");

  private Lead lead;
  private Instant now = NOON;
  private @Nullable ProviderId winner;
  private Set<Integer> busy = Set.of();
  private final Set<String> offered = new HashSet<>();

  private LeadWorld(Lead lead) {
    this.lead = lead;
  }

  /// @param shown how many providers the customer may choose from; 0 while it is not clear where
  static LeadWorld beginning(int shown) {
    return new LeadWorld(shown == 0 ? SampleLeads.asking() : SampleLeads.choosing(shown));
  }

  Lead lead() {
    return lead;
  }

  Instant now() {
    return now;
  }

  /// Something that happens after a while.
  ///
  /// @param who of the providers, or how many stars
  /// @param gap seconds since the step before
  /// @param late how many seconds ago it was said
  /// @param restarts whether the instance that decides it dies before the commit, and another does
  ///   it again
  /// @param askedAgain whether the customer has gone on to another lead for the same
  /// @param busy who of the providers cannot take a job meanwhile
  record Step(
      Word word,
      int who,
      int gap,
      int late,
      boolean askedAgain,
      boolean restarts,
      Set<Integer> busy) {
    enum Word {
      REQUEST,
      CHOOSE,
      ACCEPT,
      DECLINE,
      UNDELIVERED,
      CANCEL,
      CALL_OFF,
      TIME,
      START,
      FINISH,
      FINISH_AS_CUSTOMER,
      RATE,
      GIVE_BACK,
      REMIND
    }

    Happening happening(Lead lead, Instant now) {
      return LeadLifePropertiesTest.happening(this, lead, now);
    }
  }

  void take(Step step) {
    now = now.plusSeconds(step.gap());
    var happening = step.happening(lead, now);
    if (step.restarts()) {
      assertThat(decide(happening, step))
          .as("what is decided again after a crash is the same, to the ids of what leaves")
          .isEqualTo(decide(happening, step));
    }
    busy = step.busy();
    keep(decide(happening, step));
  }

  void at(Instant time, Happening happening) {
    now = time.isAfter(now) ? time : now;
    busy = Set.of();
    keep(decide(happening, false, busy));
  }

  Outcome decide(Happening happening, Step step) {
    return decide(happening, step.askedAgain(), step.busy());
  }

  private Outcome decide(Happening happening, boolean askedAgain, Set<Integer> busy) {
    var hindered =
        busy.stream().collect(toMap(SampleLeads::provider, _ -> Hindrance.OFFERED_ANOTHER));
    return LeadDecision.decide(lead, happening, PATIENCE, now, askedAgain, hindered);
  }

  private void keep(Outcome outcome) {
    var before = lead;
    var holder = winner;
    if (outcome instanceof Changed(Lead after, var facts, _)) {
      lead = after;
      facts.forEach(this::told);
    } else {
      assertThat(outcome.lead()).isEqualTo(before);
    }
    lead.offers().forEach(offer -> offered.add(refOf(offer.provider())));
    checkOffers();
    checkDeadlines(before);
    checkNotices(outcome, holder);
  }

  private void told(LeadChange fact) {
    switch (fact) {
      case LeadAssigned assigned -> {
        assertThat(winner).as("nobody has it when somebody gets it").isNull();
        winner = assigned.provider();
      }
      case JobGivenBack back -> {
        assertThat(winner).as("only who has it gives it back").isEqualTo(back.provider());
        winner = null;
      }
      case LeadCancelled _ -> winner = null;
      case LeadChange.OfferMade made ->
          assertThat(busy.stream().map(SampleLeads::provider))
              .as("who cannot take a job is not offered one")
              .doesNotContain(made.provider());
      case LeadChange.JobStarted started -> assertThat(winner).isEqualTo(started.provider());
      case LeadChange.JobFinished finished -> assertThat(winner).isEqualTo(finished.provider());
      case LeadChange.JobRated rated -> assertThat(winner).isEqualTo(rated.provider());
      case LeadChange _ -> {}
    }
  }

  private void checkOffers() {
    assertThat(lead.offers()).extracting(Offer::provider).doesNotHaveDuplicates();
    assertThat(lead.offers())
        .filteredOn(offer -> offer.status() == Status.OPEN || offer.status() == Status.ACCEPTED)
        .as("one open offer, or one winner, or neither")
        .hasSize(lead.state() instanceof Offering || lead.state() instanceof Taken ? 1 : 0);
    if (lead.state() instanceof Taken job) {
      assertThat(lead.offer(job.offer()).orElseThrow().status()).isEqualTo(Status.ACCEPTED);
      assertThat(lead.offer(job.offer()).orElseThrow().provider()).isEqualTo(winner);
    } else {
      assertThat(winner).isNull();
    }
    if (lead.state() instanceof Offering open) {
      assertThat(lead.offer(open.offer()).orElseThrow().status()).isEqualTo(Status.OPEN);
    }
  }

  /// No orphan: what is open has a deadline ahead, and of a job that is not done somebody is
  /// reminded, or was.
  private void checkDeadlines(Lead before) {
    if (lead.state() instanceof Open open && !open.equals(before.state())) {
      assertThat(open.until()).isAfter(now);
    }
    var progress = lead.progress();
    var mostlyMissing =
        lead.state() instanceof Assigned
            || lead.state() instanceof Started
            || (lead.state() instanceof Finished && progress.rating() == null);
    assertThat(progress.remindAt() != null || progress.reminders() > 0).isEqualTo(mostlyMissing);
    assertThat(progress.reminders()).isLessThanOrEqualTo(PATIENCE.reminding().most());
    assertThat(progress.finishedAt() != null).isEqualTo(lead.state() instanceof Finished);
    assertThat(progress.rating() == null || lead.state() instanceof Finished).isTrue();
  }

  private void checkNotices(Outcome outcome, @Nullable ProviderId holder) {
    for (var notice : outcome.notices()) {
      var to = notice.to().ref();
      assertThat(to.equals(SampleLeads.CUSTOMER.ref()) || offered.contains(to))
          .as("%s is told %s", to, notice.template())
          .isTrue();
      if (FOR_WHO_HAS_THE_JOB.contains(notice.template())) {
        assertThat(to).as(notice.template()).isEqualTo(holder == null ? "nobody" : refOf(holder));
      }
      if (notice.template().startsWith("remind-")) {
        assertThat(now.atOffset(UTC).getHour()).as("nobody is woken").isBetween(9, 19);
      }
    }
  }

  private String refOf(ProviderId provider) {
    return lead.candidate(provider).address().ref();
  }
}
