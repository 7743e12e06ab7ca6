package io.centralita.matching.lead;

import static io.centralita.matching.lead.SampleLeads.NOON;
import static io.centralita.matching.lead.SampleLeads.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.matching.lead.Happening.Chosen;
import io.centralita.matching.lead.Happening.Declined;
import io.centralita.matching.lead.Happening.GivenBack;
import io.centralita.matching.lead.Happening.NotDelivered;
import io.centralita.matching.lead.Happening.TimePassed;
import io.centralita.matching.lead.LeadState.Abandoned;
import io.centralita.matching.lead.LeadState.Choosing;
import io.centralita.matching.lead.LeadState.Exhausted;
import io.centralita.matching.lead.LeadState.Offering;
import io.centralita.matching.lead.Outcome.Unchanged;
import io.centralita.matching.provider.Hindrance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whoever was on the list and cannot take a job any more does not get the offer.
class PassingOverTest {
  private static final Map<Integer, Hindrance> SECOND_IS_PAUSED = Map.of(2, Hindrance.PAUSED);

  @Test
  void whoeverIsNotFreeIsPassedOverHoweverTheOfferBeforeEnded() {
    var offering = SampleLeads.offering();
    var first = SampleLeads.open(offering);
    var late =
        LeadDecision.decide(
            offering,
            new TimePassed(),
            PATIENCE,
            first.expiresAt(),
            false,
            Map.of(SampleLeads.provider(2), Hindrance.PAUSED));
    var declined = SampleLeads.decide(offering, new Declined(first.id(), NOON), SECOND_IS_PAUSED);
    var undelivered =
        SampleLeads.decide(offering, new NotDelivered(first.send(), "opted-out"), SECOND_IS_PAUSED);
    var assigned = SampleLeads.assigned();
    var back =
        SampleLeads.decide(assigned, new GivenBack(SampleLeads.job(assigned)), SECOND_IS_PAUSED);

    for (var outcome : List.of(late, declined, undelivered, back)) {
      assertThat(SampleLeads.open(outcome.lead()).provider()).isEqualTo(SampleLeads.provider(3));
      assertThat(outcome.lead().candidates())
          .extracting(Candidate::passedOver)
          .containsExactly(null, Hindrance.PAUSED, null);
    }
  }

  @Test
  void nobodyFreeIsNobodyLeft() {
    var offering = SampleLeads.offering();

    var outcome =
        SampleLeads.decide(
            offering,
            new Declined(SampleLeads.open(offering).id(), NOON),
            Map.of(2, Hindrance.REMOVED, 3, Hindrance.HANDS_FULL));

    assertThat(outcome.lead().state()).isInstanceOf(Exhausted.class);
    assertThat(outcome.notices())
        .extracting(Notice::template)
        .containsExactly("offer-declined", "lead-exhausted");
    assertThat(outcome.lead().candidates())
        .extracting(Candidate::passedOver)
        .containsExactly(null, Hindrance.REMOVED, Hindrance.HANDS_FULL);
  }

  @Test
  void whoeverWasPassedOverAndIsFreeAgainGetsTheOfferAfterAll() {
    var offering = SampleLeads.offering();
    var third =
        SampleLeads.decide(
                offering,
                new Declined(SampleLeads.open(offering).id(), NOON),
                Map.of(2, Hindrance.OFFERED_ANOTHER))
            .lead();

    var second =
        SampleLeads.decide(third, new Declined(SampleLeads.open(third).id(), NOON), Map.of())
            .lead();

    assertThat(SampleLeads.open(second).provider()).isEqualTo(SampleLeads.provider(2));
    assertThat(second.candidate(SampleLeads.provider(2)).passedOver()).isNull();
  }

  @Test
  void whoChoosesSomebodyWhoIsNotFreeChoosesAmongTheOthersByTheSameNumbers() {
    var outcome = SampleLeads.decide(SampleLeads.choosing(), new Chosen(2, NOON), SECOND_IS_PAUSED);

    assertThat(outcome.lead().offers()).isEmpty();
    assertThat(outcome.lead().state()).isEqualTo(new Choosing(NOON.plus(PATIENCE.choice())));
    var told = outcome.notices().getFirst();
    assertThat(told.template()).isEqualTo("not-free-2");
    assertThat(told.variables())
        .containsEntry("provider", "Provider 2")
        .containsEntry("position1", "1")
        .containsEntry("name1", "Provider 1")
        .containsEntry("position2", "3")
        .containsEntry("name2", "Provider 3")
        .containsEntry("votes2", "30");
    var after = SampleLeads.after(outcome.lead(), new Chosen(3, NOON));
    assertThat(after.state()).isInstanceOf(Offering.class);
    assertThat(SampleLeads.open(after).provider()).isEqualTo(SampleLeads.provider(3));
  }

  @Test
  void onlyWhoIsFreeIsShownAgain() {
    var outcome =
        SampleLeads.decide(
            SampleLeads.choosing(),
            new Chosen(1, NOON),
            Map.of(1, Hindrance.CLOSED, 3, Hindrance.OPTED_OUT));

    assertThat(outcome.notices().getFirst().template()).isEqualTo("not-free-1");
    assertThat(outcome.notices().getFirst().variables()).containsEntry("position1", "2");
  }

  @Test
  void whoChoosesWhenNobodyIsFreeHearsThatItIsOver() {
    var outcome =
        SampleLeads.decide(
            SampleLeads.choosing(1), new Chosen(1, NOON), Map.of(1, Hindrance.REMOVED));

    assertThat(outcome.lead().state()).isInstanceOf(Exhausted.class);
    assertThat(outcome.notices()).extracting(Notice::template).containsExactly("lead-exhausted");
  }

  @Test
  void choosingThemAgainChangesNothing() {
    var once =
        SampleLeads.decide(SampleLeads.choosing(), new Chosen(2, NOON), SECOND_IS_PAUSED).lead();

    var twice = SampleLeads.decide(once, new Chosen(2, NOON), SECOND_IS_PAUSED);

    assertThat(twice).isInstanceOf(Unchanged.class);
    assertThat(twice.notices()).extracting(Notice::template).containsExactly("not-free-2");
  }

  @Test
  void lateChoiceOfSomebodyWhoIsNotFreeOpensNothing() {
    var outcome =
        SampleLeads.decide(
            SampleLeads.abandoned(), new Chosen(2, NOON.minusSeconds(1)), SECOND_IS_PAUSED);

    assertThat(outcome.lead().state()).isInstanceOf(Abandoned.class);
    assertThat(outcome).isInstanceOf(Unchanged.class);
  }
}
