package io.centralita.matching.lead;

import static io.centralita.matching.lead.SampleLeads.NOON;
import static io.centralita.matching.lead.SampleLeads.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.SendId;
import io.centralita.matching.lead.Happening.Accepted;
import io.centralita.matching.lead.Happening.AskedAfter;
import io.centralita.matching.lead.Happening.Cancelled;
import io.centralita.matching.lead.Happening.Chosen;
import io.centralita.matching.lead.Happening.Declined;
import io.centralita.matching.lead.Happening.NotDelivered;
import io.centralita.matching.lead.Happening.Requested;
import io.centralita.matching.lead.Happening.TimePassed;
import io.centralita.matching.lead.LeadState.Ended;
import io.centralita.matching.lead.LeadState.Open;
import io.centralita.matching.lead.LeadState.Taken;
import io.centralita.matching.lead.Offer.Status;
import io.centralita.matching.lead.Outcome.Changed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever people say, in whatever order, however late: what must always hold.
class LeadInterleavingTest {
  private static final int STEPS = 40;
  private static final int ROUNDS = 5_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 20, 300, 4_000})
  void noOrderOfEventsBreaksALead(long seed) {
    var random = new Random(seed);
    var endings = new HashSet<LeadStatus>();
    for (int round = 0; round < ROUNDS; round++) {
      endings.add(LeadStatus.of(oneLife(random).state()));
    }

    assertThat(endings)
        .containsExactlyInAnyOrder(
            LeadStatus.ASSIGNED, LeadStatus.EXHAUSTED, LeadStatus.ABANDONED, LeadStatus.CANCELLED);
  }

  private static Lead oneLife(Random random) {
    var now = NOON;
    var candidates = SampleLeads.candidates(random.nextInt(4));
    var lead =
        random.nextBoolean()
            ? LeadDecision.open(SampleLeads.blank("plumbing", "150122"), candidates, PATIENCE, now)
                .lead()
            : SampleLeads.asking();
    var facts = new ArrayList<LeadChange>();
    for (int step = 0; step < STEPS; step++) {
      now = now.plusSeconds(random.nextInt(1200));
      var happening = something(random, lead, now, candidates);
      var askedAgain = random.nextInt(4) == 0;
      var outcome = LeadDecision.decide(lead, happening, PATIENCE, now, askedAgain);
      check(lead, outcome, now, askedAgain);
      if (outcome instanceof Changed changed) {
        facts.addAll(changed.facts());
      }
      lead = outcome.lead();
    }
    while (lead.state() instanceof Open open) {
      lead = SampleLeads.decide(lead, new TimePassed(), PATIENCE, open.until()).lead();
    }
    assertThat(facts).filteredOn(LeadAssigned.class::isInstance).hasSizeLessThanOrEqualTo(1);
    return lead;
  }

  private static Happening something(
      Random random, Lead lead, Instant now, List<Candidate> candidates) {
    var provider = SampleLeads.provider(1 + random.nextInt(4));
    var offer = Offer.idOf(lead.id(), provider);
    var saidAt = now.minusSeconds(random.nextInt(3_000));
    return switch (random.nextInt(13)) {
      case 0 -> new Requested("plumbing", "150104", candidates);
      case 1 -> new Requested(null, "150122", candidates);
      case 2, 3, 4 -> new Chosen(random.nextInt(5), saidAt);
      case 5 -> new Accepted(offer, saidAt);
      case 6, 7 -> new Declined(offer, saidAt);
      case 8 -> new NotDelivered(offer(lead, provider), "opted-out");
      case 9 -> random.nextInt(6) == 0 ? new Cancelled() : new AskedAfter();
      default -> new TimePassed();
    };
  }

  private static SendId offer(Lead lead, ProviderId provider) {
    return Offer.open(lead.id(), provider, NOON, NOON).send();
  }

  private static void check(Lead before, Outcome outcome, Instant now, boolean askedAgain) {
    var lead = outcome.lead();
    assertThat(lead.offers())
        .filteredOn(offer -> offer.status() == Status.OPEN || offer.status() == Status.ACCEPTED)
        .as("one open offer or one winner")
        .hasSizeLessThanOrEqualTo(1);
    assertThat(lead.offers()).extracting(Offer::provider).doesNotHaveDuplicates();
    assertThat(lead.offers())
        .allMatch(offer -> (offer.closedAt() == null) == (offer.status() == Status.OPEN));
    if (lead.state() instanceof Open open && !open.equals(before.state())) {
      assertThat(open.until()).as("a deadline ahead").isAfter(now);
    }
    if (before.state() instanceof Ended
        && !(before.state() instanceof Taken)
        && !lead.state().equals(before.state())) {
      assertThat(
              before.state().getClass().getSimpleName() + lead.state().getClass().getSimpleName())
          .as("only an answer that was given in time changes what has ended")
          .isIn("ExhaustedAssigned", "AbandonedOffering");
      assertThat(askedAgain).isFalse();
    }
    var concerned = new HashSet<>(List.of(SampleLeads.CUSTOMER.ref()));
    lead.offers().forEach(offer -> concerned.add(lead.candidate(offer.provider()).address().ref()));
    assertThat(outcome.notices())
        .as("only the customer and who was offered the lead are told")
        .allMatch(notice -> concerned.contains(notice.to().ref()));
  }
}
