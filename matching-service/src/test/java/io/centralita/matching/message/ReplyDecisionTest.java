package io.centralita.matching.message;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import io.centralita.matching.lead.Happening.Accepted;
import io.centralita.matching.lead.Happening.AskedAfter;
import io.centralita.matching.lead.Happening.Cancelled;
import io.centralita.matching.lead.Happening.Chosen;
import io.centralita.matching.lead.Happening.Declined;
import io.centralita.matching.lead.Happening.OfferAskedAfter;
import io.centralita.matching.lead.Offer.Status;
import io.centralita.matching.message.Reply.Answer;
import io.centralita.matching.message.Reply.Ask;
import io.centralita.matching.message.Reply.OnLead;
import io.centralita.matching.message.Reply.Silence;
import io.centralita.matching.message.Reply.WhichList;
import io.centralita.matching.message.Standing.Asked;
import io.centralita.matching.message.Standing.Offered;
import io.centralita.matching.message.Standing.Phase;
import io.centralita.matching.question.OpenQuestion.Kind;
import io.centralita.matching.question.Which;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplyDecisionTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Answer NO_OPEN_OFFER = new Answer("no-open-offer", Map.of());
  private static final Answer HELP = new Answer("help", Map.of());
  private static final Answer HELP_PROVIDER = new Answer("help-provider", Map.of());
  private static final Answer OPEN = new Answer("which-offer", Map.of("codes", "K7QX,M2PD"));

  private static final Offered K7QX = offered("K7QX", Status.OPEN);
  private static final Offered M2PD = offered("M2PD", Status.OPEN);
  private static final Offered EXPIRED = offered("XP2R", Status.EXPIRED);
  private static final Offered ACCEPTED = offered("AC2P", Status.ACCEPTED);
  private static final Asked ASKING = asked("ASK2", Phase.ASKING, 0);
  private static final Asked CHOOSING = asked("CH3S", Phase.CHOOSING, 3);
  private static final Asked OFFERING = asked("FFR4", Phase.OFFERING, 3);
  private static final Asked ENDED = asked("END5", Phase.ENDED, 3);

  private static Offered offered(String code, Status status) {
    return new Offered(
        new OfferId(EventIds.derived("offer", code)),
        lead(code),
        code,
        status,
        NOON.minus(PATIENCE),
        NOON);
  }

  private static Asked asked(String code, Phase phase, int candidates) {
    return new Asked(lead(code), code, "plumbing", "150122", phase, candidates, null);
  }

  private static LeadId lead(String code) {
    return new LeadId(EventIds.derived("lead", code));
  }

  private static ReplyDecision of(Object... having) {
    return quoting(null, having);
  }

  private static ReplyDecision quoting(@Nullable LeadId lead, Object... having) {
    var all = List.of(having);
    return new ReplyDecision(
        new Standing(
            all.stream().filter(Offered.class::isInstance).map(Offered.class::cast).toList(),
            all.stream().filter(Asked.class::isInstance).map(Asked.class::cast).toList()),
        lead,
        NOON);
  }

  private static Reply which(Kind kind, Offered... offers) {
    return new Ask(
        new Which(
            kind,
            Stream.of(offers).map(offer -> offer.offer().toString()).toList(),
            null,
            "which-offer",
            Map.of("codes", Stream.of(offers).map(Offered::code).collect(joining(",")))));
  }

  private static Reply accepted(Offered offer) {
    return new OnLead(offer.lead(), new Accepted(offer.offer(), NOON));
  }

  private static Reply declined(Offered offer) {
    return new OnLead(offer.lead(), new Declined(offer.offer(), NOON));
  }

  private static Reply chosen(Asked lead, int position) {
    return new OnLead(lead.lead(), new Chosen(position, NOON));
  }

  private static Reply askedAfter(Asked lead) {
    return new OnLead(lead.lead(), new AskedAfter());
  }

  @Test
  void bareWordIsAboutTheOnlyOpenOffer() {
    assertThat(of(K7QX, EXPIRED).accept(null)).isEqualTo(accepted(K7QX));
    assertThat(of(K7QX, EXPIRED).decline(null)).isEqualTo(declined(K7QX));
  }

  @Test
  void whatIsNotUnderstoodIsAboutTheJobThatGoesOn() {
    var taken = asked("TKN3", Phase.TAKEN, 3);

    assertThat(of(ENDED, taken).unclear()).isEqualTo(askedAfter(taken));
    assertThat(of(CHOOSING, taken).unclear()).as("a list waits").isEqualTo(askedAfter(CHOOSING));
    assertThat(of(EXPIRED, ACCEPTED).unclear())
        .isEqualTo(new OnLead(ACCEPTED.lead(), new OfferAskedAfter(ACCEPTED.offer())));
  }

  @Test
  void yesAfterASearchInVainIsShownTheWayOn() {
    var exhausted = asked("EXH2", Phase.EXHAUSTED, 3);

    assertThat(of(exhausted, ENDED).accept(null)).isEqualTo(askedAfter(exhausted));
    assertThat(of(ENDED, exhausted).accept(null)).isEqualTo(new Silence());
  }

  @Test
  void bareWordWithSeveralOpenOffersAsksWhich() {
    assertThat(of(K7QX, M2PD).accept(null)).isEqualTo(which(Kind.ACCEPT, K7QX, M2PD));
    assertThat(of(K7QX, M2PD).decline(null)).isEqualTo(which(Kind.DECLINE, K7QX, M2PD));
  }

  @Test
  void codeButtonOrQuotedMessageDecides() {
    assertThat(of(K7QX, M2PD).accept("M2PD")).isEqualTo(accepted(M2PD));
    assertThat(of(K7QX, M2PD).accept("m2pd")).isEqualTo(accepted(M2PD));
    assertThat(of(K7QX, M2PD).decline(M2PD.offer().toString())).isEqualTo(declined(M2PD));
    assertThat(quoting(M2PD.lead(), K7QX, M2PD).accept(null)).isEqualTo(accepted(M2PD));
  }

  @Test
  void codeOfAnOpenOfferGoesBeforeTheSameCodeOfAnOldOne() {
    var old =
        new Offered(
            new OfferId(EventIds.derived("old")),
            lead("old"),
            "K7QX",
            Status.EXPIRED,
            NOON.minus(PATIENCE),
            NOON);

    assertThat(of(old, K7QX).accept("K7QX")).isEqualTo(accepted(K7QX));
  }

  @Test
  void referenceThatIsNobodysNeverFallsOnAnotherOffer() {
    assertThat(of(K7QX, M2PD).accept("ZZZZ")).isEqualTo(which(Kind.ACCEPT, K7QX, M2PD));
    assertThat(of(EXPIRED).accept("ZZZZ")).isEqualTo(NO_OPEN_OFFER);
  }

  @Test
  void wordSaidBeforeAnOfferWasMadeIsNotAboutIt() {
    var later =
        new Offered(
            M2PD.offer(),
            M2PD.lead(),
            "M2PD",
            Status.OPEN,
            NOON.plusSeconds(1),
            NOON.plus(PATIENCE));

    assertThat(of(later, ACCEPTED).accept(null)).isEqualTo(accepted(ACCEPTED));
    assertThat(of(later, K7QX).accept(null)).isEqualTo(accepted(K7QX));
  }

  @Test
  void lateOrRepeatedWordIsAboutTheLastOffer() {
    assertThat(of(EXPIRED).accept(null)).isEqualTo(accepted(EXPIRED));
    assertThat(of(ACCEPTED, EXPIRED).accept(null)).isEqualTo(accepted(ACCEPTED));
    assertThat(of(EXPIRED).decline(null)).isEqualTo(declined(EXPIRED));
  }

  @Test
  void whoHasNothingIsToldSo() {
    assertThat(of().accept(null)).isEqualTo(NO_OPEN_OFFER);
    assertThat(of().decline(null)).isEqualTo(NO_OPEN_OFFER);
    assertThat(of().accept("K7QX")).isEqualTo(NO_OPEN_OFFER);
    assertThat(of().choose(1)).isEqualTo(HELP);
    assertThat(of().cancel(null)).isEqualTo(HELP);
  }

  @Test
  void yesToASingleCandidateChoosesThem() {
    var single = asked("NE22", Phase.CHOOSING, 1);

    assertThat(of(single).accept(null)).isEqualTo(chosen(single, 1));
  }

  @Test
  void yesOrNoToSeveralCandidatesIsNoChoice() {
    assertThat(of(CHOOSING).accept(null)).isEqualTo(chosen(CHOOSING, 0));
    assertThat(of(CHOOSING).decline(null)).isEqualTo(chosen(CHOOSING, 0));
  }

  @Test
  void customerMayNameTheLeadThatTheyMean() {
    var single = asked("NE22", Phase.CHOOSING, 1);

    assertThat(of(OFFERING, single).accept("NE22")).isEqualTo(chosen(single, 1));
    assertThat(of(OFFERING, single).decline("NE22")).isEqualTo(chosen(single, 0));
  }

  @Test
  void customersThankfulOkNeedsNoAnswer() {
    assertThat(of(OFFERING).accept(null)).isEqualTo(new Silence());
    assertThat(of(ENDED).accept(null)).isEqualTo(new Silence());
    assertThat(of(ENDED).decline(null)).isEqualTo(new Silence());
  }

  @Test
  void customerWhoIsAskedSomethingIsAskedAgain() {
    assertThat(of(ASKING).accept(null)).isEqualTo(askedAfter(ASKING));
    assertThat(of(ASKING).decline(null)).isEqualTo(askedAfter(ASKING));
    assertThat(of(OFFERING).decline(null)).isEqualTo(askedAfter(OFFERING));
  }

  @Test
  void whoIsBothSpeaksAsProviderWithOkAndAsCustomerWithANumber() {
    assertThat(of(K7QX, CHOOSING).accept(null)).isEqualTo(accepted(K7QX));
    assertThat(of(K7QX, CHOOSING).choose(2)).isEqualTo(chosen(CHOOSING, 2));
    assertThat(quoting(CHOOSING.lead(), K7QX, CHOOSING).accept(null))
        .isEqualTo(chosen(CHOOSING, 0));
  }

  @Test
  void numberIsAboutTheTappedListElseTheOnlyOneThatIsOpen() {
    var older = asked("DDR2", Phase.CHOOSING, 3);

    assertThat(of(OFFERING, CHOOSING).choose(2)).isEqualTo(chosen(CHOOSING, 2));
    assertThat(of(OFFERING, CHOOSING, older).choose(2))
        .isEqualTo(new WhichList(2, List.of(CHOOSING, older)));
    assertThat(quoting(older.lead(), CHOOSING, older).choose(2)).isEqualTo(chosen(older, 2));
    assertThat(quoting(ENDED.lead(), CHOOSING, ENDED).choose(2)).isEqualTo(chosen(ENDED, 2));
  }

  @Test
  void numberThatChoosesNothingTellsWhereThingsStand() {
    assertThat(of(OFFERING).choose(2)).isEqualTo(askedAfter(OFFERING));
    assertThat(of(ENDED).choose(2)).isEqualTo(askedAfter(ENDED));
    assertThat(of(K7QX).choose(2))
        .isEqualTo(new OnLead(K7QX.lead(), new OfferAskedAfter(K7QX.offer())));
    assertThat(of(K7QX, M2PD).choose(2)).isEqualTo(OPEN);
  }

  @Test
  void customerTakesTheNamedLeadBackElseTheOnlyOne() {
    assertThat(of(OFFERING, ENDED).cancel(null))
        .isEqualTo(new OnLead(OFFERING.lead(), new Cancelled()));
    assertThat(of(OFFERING, CHOOSING).cancel(CHOOSING.lead().toString()))
        .isEqualTo(new OnLead(CHOOSING.lead(), new Cancelled()));
    assertThat(of(OFFERING, CHOOSING).cancel("ch3s"))
        .isEqualTo(new OnLead(CHOOSING.lead(), new Cancelled()));
    assertThat(quoting(CHOOSING.lead(), OFFERING, CHOOSING).cancel(null))
        .isEqualTo(new OnLead(CHOOSING.lead(), new Cancelled()));
    assertThat(of(ENDED).cancel(null)).isEqualTo(new OnLead(ENDED.lead(), new Cancelled()));
    assertThat(of(ENDED).cancel("ZZZZ")).isEqualTo(askedAfter(ENDED));
  }

  @Test
  void customerWithSeveralOpenRequestsIsAskedWhichToTakeBack() {
    assertThat(of(OFFERING, CHOOSING, ENDED).cancel(null))
        .isEqualTo(
            new Ask(
                new Which(
                    Kind.CANCEL,
                    List.of(OFFERING.lead().toString(), CHOOSING.lead().toString()),
                    null,
                    "which-request-2",
                    Map.of(
                        "lead1", OFFERING.lead().toString(),
                        "code1", "FFR4",
                        "category1", "plumbing",
                        "district1", "150122",
                        "lead2", CHOOSING.lead().toString(),
                        "code2", "CH3S",
                        "category2", "plumbing",
                        "district2", "150122"))));
    assertThat(of(OFFERING, CHOOSING, ASKING, asked("MORE", Phase.CHOOSING, 1)).cancel(null))
        .extracting("which.template")
        .isEqualTo("which-request-3");
  }

  @Test
  void codeThatIsNobodysTakesNothingBack() {
    assertThat(of(OFFERING).cancel("ZZZZ")).isEqualTo(askedAfter(OFFERING));
  }

  @Test
  void providerWhoCancelsDeclines() {
    assertThat(of(K7QX).cancel(null)).isEqualTo(declined(K7QX));
    assertThat(of(K7QX, M2PD).cancel("M2PD")).isEqualTo(declined(M2PD));
    assertThat(of(K7QX, M2PD).cancel(null)).isEqualTo(which(Kind.DECLINE, K7QX, M2PD));
    assertThat(of(ACCEPTED).cancel(null)).isEqualTo(declined(ACCEPTED));
    assertThat(of(ACCEPTED).cancel("ZZZZ")).isEqualTo(HELP_PROVIDER);
  }

  @Test
  void wordSaidBeforeAnOfferExpiredIsAboutThatOne() {
    var expiredSince = expiredAt("XP2R", NOON.plusSeconds(1));
    var other = offered("K7QX", Status.OPEN);
    var later =
        new Offered(other.offer(), other.lead(), "K7QX", Status.OPEN, NOON.plusSeconds(2), NOON);

    assertThat(of(expiredSince).accept(null)).isEqualTo(accepted(expiredSince));
    assertThat(of(later, expiredSince).accept(null)).isEqualTo(accepted(expiredSince));
    assertThat(of(later, expiredSince).decline(null)).isEqualTo(declined(expiredSince));
    assertThat(of(expiredSince, CHOOSING).accept(null)).isEqualTo(accepted(expiredSince));
  }

  @Test
  void whoHadTwoOffersBeforeThemIsAskedWhichThoughOneHasExpiredSince() {
    var expiredSince = expiredAt("XP2R", NOON.plusSeconds(1));

    assertThat(of(K7QX, expiredSince).accept(null))
        .isEqualTo(which(Kind.ACCEPT, K7QX, expiredSince));
    assertThat(of(K7QX, expiredAt("XP2R", NOON)).accept(null)).isEqualTo(accepted(K7QX));
  }

  private static Offered expiredAt(String code, Instant until) {
    var offer = offered(code, Status.EXPIRED);
    return new Offered(offer.offer(), offer.lead(), code, Status.EXPIRED, offer.offeredAt(), until);
  }

  @Test
  void choiceMadeBeforeTheLeadWasClosedIsAboutThatOne() {
    var closedSince = abandonedAt(NOON.plusSeconds(1), 3);
    var single = abandonedAt(NOON.plusSeconds(1), 1);

    assertThat(of(closedSince).choose(2)).isEqualTo(chosen(closedSince, 2));
    assertThat(of(OFFERING, closedSince).choose(2)).isEqualTo(chosen(closedSince, 2));
    assertThat(of(single).accept(null)).isEqualTo(chosen(single, 1));
    assertThat(of(closedSince).decline(null)).isEqualTo(chosen(closedSince, 0));
  }

  @Test
  void choiceMadeAfterTheLeadWasClosedOrWithNothingToChooseIsNone() {
    var closedBefore = abandonedAt(NOON, 3);
    var neverComplete = abandonedAt(NOON.plusSeconds(1), 0);

    assertThat(of(closedBefore).choose(2)).isEqualTo(askedAfter(closedBefore));
    assertThat(of(neverComplete).choose(2)).isEqualTo(askedAfter(neverComplete));
    assertThat(of(closedBefore).accept(null)).isEqualTo(askedAfter(closedBefore));
  }

  private static Asked abandonedAt(Instant time, int candidates) {
    return new Asked(lead("ABN2"), "ABN2", "plumbing", "150122", Phase.ABANDONED, candidates, time);
  }

  @Test
  void whoIsNotUnderstoodIsShownWhatWaitsForThem() {
    assertThat(quoting(K7QX.lead(), K7QX).unclear())
        .isEqualTo(new OnLead(K7QX.lead(), new OfferAskedAfter(K7QX.offer())));
    assertThat(quoting(CHOOSING.lead(), CHOOSING, EXPIRED).unclear())
        .isEqualTo(new OnLead(CHOOSING.lead(), new AskedAfter()));
    assertThat(quoting(ENDED.lead(), ENDED, K7QX).unclear())
        .isEqualTo(new OnLead(K7QX.lead(), new OfferAskedAfter(K7QX.offer())));
    assertThat(quoting(ENDED.lead(), ENDED, K7QX, M2PD).unclear()).isEqualTo(OPEN);
    assertThat(quoting(ENDED.lead(), ENDED).unclear()).isEqualTo(HELP);
    assertThat(quoting(EXPIRED.lead(), EXPIRED).unclear()).isEqualTo(HELP_PROVIDER);
  }
}
