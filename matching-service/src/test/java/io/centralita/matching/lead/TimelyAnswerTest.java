package io.centralita.matching.lead;

import static io.centralita.matching.lead.SampleLeads.NOON;
import static io.centralita.matching.lead.SampleLeads.PATIENCE;
import static io.centralita.matching.lead.SampleLeads.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.values.OfferId;
import io.centralita.matching.lead.Happening.Accepted;
import io.centralita.matching.lead.Happening.Chosen;
import io.centralita.matching.lead.Happening.Declined;
import io.centralita.matching.lead.Happening.NotDelivered;
import io.centralita.matching.lead.LeadState.Abandoned;
import io.centralita.matching.lead.LeadState.Assigned;
import io.centralita.matching.lead.LeadState.Offering;
import io.centralita.matching.lead.Offer.Status;
import io.centralita.matching.lead.Outcome.Changed;
import io.centralita.matching.lead.Outcome.Refusal;
import io.centralita.matching.lead.Outcome.Refused;
import io.centralita.matching.lead.Outcome.Unchanged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Answers that were given in time and are heard when their lead has gone on.
class TimelyAnswerTest {
  private static final Instant HEARD = NOON.plusSeconds(7200);
  private static final OfferId FIRST = open(SampleLeads.offering()).id();
  private static final Instant DEADLINE = open(SampleLeads.offering()).expiresAt();
  private static final Instant JUST_IN_TIME = DEADLINE.minusMillis(1);

  private static Outcome hear(Lead lead, Happening happening) {
    return SampleLeads.decide(lead, happening, PATIENCE, HEARD);
  }

  private static Outcome hearAfterAskingAgain(Lead lead, Happening happening) {
    return LeadDecision.decide(lead, happening, PATIENCE, HEARD, true, Map.of());
  }

  @Test
  void acceptanceTakesTheJobBackFromWhoWasAskedNext() {
    var outcome = hear(SampleLeads.passedOn(), new Accepted(FIRST, JUST_IN_TIME));

    var lead = outcome.lead();
    assertThat(lead.state()).isEqualTo(new Assigned(FIRST, HEARD));
    assertThat(lead.offers())
        .extracting(Offer::status)
        .containsExactly(Status.ACCEPTED, Status.WITHDRAWN);
    assertThat(lead.offers()).extracting(Offer::closedAt).containsExactly(JUST_IN_TIME, HEARD);
  }

  @Test
  void acceptanceAtTheDeadlineIsTooLateHoweverTheLeadGoesOn() {
    for (var lead : List.of(SampleLeads.passedOn(), SampleLeads.unanswered())) {
      assertRefused(hear(lead, new Accepted(FIRST, DEADLINE)), lead, Refusal.TOO_LATE);
    }
  }

  @Test
  void whoeverIsHeardFirstHasTheJob() {
    var taken = hear(SampleLeads.unanswered(), new Accepted(FIRST, JUST_IN_TIME)).lead();
    var second = taken.offers().get(1);

    var outcome = hear(taken, new Accepted(second.id(), second.offeredAt()));

    assertRefused(outcome, taken, Refusal.TOO_LATE);
  }

  @Test
  void jobThatTheCustomerAskedForAgainIsNotGivenTwice() {
    var lead = SampleLeads.unanswered();

    var outcome = hearAfterAskingAgain(lead, new Accepted(FIRST, JUST_IN_TIME));

    assertRefused(outcome, lead, Refusal.TOO_LATE);
  }

  @Test
  void refusalOfAnOfferThatExpiredIsWrittenDownAndMovesNothing() {
    var lead = SampleLeads.passedOn();

    var outcome = hear(lead, new Declined(FIRST, JUST_IN_TIME));

    assertThat(outcome.lead().state()).isEqualTo(lead.state());
    assertThat(outcome.lead().offer(FIRST).orElseThrow())
        .extracting(Offer::status, Offer::closedAt)
        .containsExactly(Status.DECLINED, JUST_IN_TIME);
    assertRefused(
        hear(outcome.lead(), new Accepted(FIRST, JUST_IN_TIME)),
        outcome.lead(),
        Refusal.ALREADY_DECLINED);
  }

  @Test
  void choiceOpensALeadAgainThatWasClosedAfterIt() {
    var closedAt = ((Abandoned) SampleLeads.abandoned().state()).at();

    var inTime = hear(SampleLeads.abandoned(), new Chosen(3, closedAt.minusMillis(1)));
    var late = hear(SampleLeads.abandoned(), new Chosen(3, closedAt));
    var noSuchPlace = hear(SampleLeads.abandoned(), new Chosen(4, NOON));

    assertThat(open(inTime.lead()).provider()).isEqualTo(SampleLeads.provider(3));
    assertThat(((Offering) inTime.lead().state()).until()).isEqualTo(HEARD.plus(PATIENCE.answer()));
    assertThat(late).isInstanceOf(Unchanged.class);
    assertThat(noSuchPlace).isInstanceOf(Unchanged.class);
  }

  @Test
  void choiceForAJobThatTheCustomerAskedForAgainOpensNothing() {
    var outcome = hearAfterAskingAgain(SampleLeads.abandoned(), new Chosen(3, NOON));

    assertThat(outcome).isInstanceOf(Unchanged.class);
  }

  @Test
  void offerThatCannotArriveKeepsTheReasonAndIsTakenBackOnce() {
    var lead = SampleLeads.offering();
    var refused = new NotDelivered(open(lead).send(), "opted-out");

    var outcome = hear(lead, refused);
    var again = hear(outcome.lead(), refused);

    assertThat(outcome).isInstanceOf(Changed.class);
    assertThat(outcome.lead().offer(FIRST).orElseThrow())
        .extracting(Offer::status, Offer::closedAt, Offer::undelivered)
        .containsExactly(Status.EXPIRED, HEARD, "opted-out");
    assertThat(open(outcome.lead()).provider()).isEqualTo(SampleLeads.provider(2));
    assertThat(again).isEqualTo(new Unchanged(outcome.lead(), List.of()));
  }

  @Test
  void onlyTheMessageThatBringsTheOfferHasItsName() {
    var offering = SampleLeads.offering();
    var made = Notices.made(offering, open(offering));
    var shownAgain = Notices.standing(offering, open(offering));

    assertThat(made.id()).isEqualTo(open(offering).send());
    assertThat(shownAgain.id()).isNull();
    assertThat(shownAgain.template()).isEqualTo(made.template());
  }

  private static void assertRefused(Outcome outcome, Lead before, Refusal reason) {
    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(((Refused) outcome).reason()).isEqualTo(reason);
    assertThat(outcome.lead()).isEqualTo(before);
  }
}
