package io.centralita.matching.lead;

import static io.centralita.matching.lead.SampleLeads.NOON;
import static io.centralita.matching.lead.SampleLeads.PATIENCE;
import static io.centralita.matching.lead.SampleLeads.THREE;
import static io.centralita.matching.lead.SampleLeads.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.matching.LeadChange.OfferMade;
import io.centralita.contracts.values.OfferId;
import io.centralita.matching.lead.Happening.Accepted;
import io.centralita.matching.lead.Happening.AskedAfter;
import io.centralita.matching.lead.Happening.Cancelled;
import io.centralita.matching.lead.Happening.Chosen;
import io.centralita.matching.lead.Happening.Declined;
import io.centralita.matching.lead.Happening.OfferAskedAfter;
import io.centralita.matching.lead.Happening.Requested;
import io.centralita.matching.lead.Happening.TimePassed;
import io.centralita.matching.lead.LeadState.Offering;
import io.centralita.matching.lead.Outcome.Changed;
import io.centralita.matching.lead.Outcome.Refusal;
import io.centralita.matching.lead.Outcome.Refused;
import io.centralita.matching.lead.Outcome.Unchanged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every state and everything that can happen in it, one line each.
class LeadDecisionTest {
  private static final Instant LATER = NOON.plusSeconds(1);
  private static final Instant MUCH_LATER = NOON.plusSeconds(7200);
  private static final OfferId FIRST =
      Offer.idOf(SampleLeads.asking().id(), SampleLeads.provider(1));
  private static final OfferId UNKNOWN =
      Offer.idOf(SampleLeads.asking().id(), SampleLeads.provider(9));

  private static final Map<String, Lead> STATES =
      Map.of(
          "asking", SampleLeads.asking(),
          "choosing", SampleLeads.choosing(),
          "offering", SampleLeads.offering(),
          "assigned", SampleLeads.assigned(),
          "exhausted", SampleLeads.exhausted(),
          "abandoned", SampleLeads.abandoned(),
          "cancelled", SampleLeads.cancelled());

  private static final Map<String, Happening> HAPPENINGS =
      Map.ofEntries(
          Map.entry("place", new Requested(null, "150104", THREE)),
          Map.entry("place, nobody there", new Requested(null, "150104", List.of())),
          Map.entry("same request", new Requested("plumbing", null, List.of())),
          Map.entry("chose 2", new Chosen(2)),
          Map.entry("chose 4", new Chosen(4)),
          Map.entry("accepted", new Accepted(FIRST, NOON)),
          Map.entry("accepted late", new Accepted(FIRST, MUCH_LATER)),
          Map.entry("accepted another's", new Accepted(UNKNOWN, NOON)),
          Map.entry("declined", new Declined(FIRST, NOON)),
          Map.entry("declined another's", new Declined(UNKNOWN, NOON)),
          Map.entry("cancelled", new Cancelled()),
          Map.entry("asked after", new AskedAfter()),
          Map.entry("offer asked after", new OfferAskedAfter(FIRST)),
          Map.entry("time passed", new TimePassed()),
          Map.entry("much time passed", new TimePassed()));

  /// state | happening | new state, refusal, or = | facts | who is told what
  private static final String TABLE =
      """
      asking | place               | CHOOSING  | CandidatesProposed | customer candidates-3
      asking | place, nobody there | EXHAUSTED | LeadExhausted      | customer no-candidates
      asking | same request        | =         |                    | customer ask-district
      asking | chose 2             | =         |                    | customer ask-district
      asking | chose 4             | =         |                    | customer ask-district
      asking | accepted            | UNKNOWN_OFFER | |
      asking | accepted late       | UNKNOWN_OFFER | |
      asking | accepted another's  | UNKNOWN_OFFER | |
      asking | declined            | UNKNOWN_OFFER | |
      asking | declined another's  | UNKNOWN_OFFER | |
      asking | cancelled           | CANCELLED | LeadCancelled      | customer lead-cancelled
      asking | asked after         | =         |                    | customer ask-district
      asking | offer asked after   | UNKNOWN_OFFER | |
      asking | time passed         | =         |                    |
      asking | much time passed    | ABANDONED | LeadAbandoned      | customer lead-abandoned
      choosing | place               | CHOOSING  | CandidatesProposed | customer candidates-3
      choosing | place, nobody there | EXHAUSTED | LeadExhausted      | customer no-candidates
      choosing | same request        | =         |                    | customer candidates-3
      choosing | chose 2             | OFFERING  | OfferMade          | provider 2 offer, customer offer-sent
      choosing | chose 4             | =         |                    | customer choose-again
      choosing | accepted            | UNKNOWN_OFFER | |
      choosing | accepted late       | UNKNOWN_OFFER | |
      choosing | accepted another's  | UNKNOWN_OFFER | |
      choosing | declined            | UNKNOWN_OFFER | |
      choosing | declined another's  | UNKNOWN_OFFER | |
      choosing | cancelled           | CANCELLED | LeadCancelled      | customer lead-cancelled
      choosing | asked after         | =         |                    | customer candidates-3
      choosing | offer asked after   | UNKNOWN_OFFER | |
      choosing | time passed         | =         |                    |
      choosing | much time passed    | ABANDONED | LeadAbandoned      | customer lead-abandoned
      offering | place               | =         |                    | customer offer-sent
      offering | place, nobody there | =         |                    | customer offer-sent
      offering | same request        | =         |                    | customer offer-sent
      offering | chose 2             | =         |                    | customer offer-sent
      offering | chose 4             | =         |                    | customer offer-sent
      offering | accepted            | ASSIGNED  | OfferAccepted, LeadAssigned | provider 1 offer-accepted, customer lead-assigned
      offering | accepted late       | TOO_LATE  |                    | provider 1 offer-too-late
      offering | accepted another's  | UNKNOWN_OFFER | |
      offering | declined            | OFFERING  | OfferDeclined, OfferMade | provider 1 offer-declined, provider 2 offer, customer next-offer
      offering | declined another's  | UNKNOWN_OFFER | |
      offering | cancelled           | CANCELLED | LeadCancelled      | provider 1 offer-withdrawn, customer lead-cancelled
      offering | asked after         | =         |                    | customer offer-sent
      offering | offer asked after   | =         |                    | provider 1 offer
      offering | time passed         | =         |                    |
      offering | much time passed    | OFFERING  | OfferExpired, OfferMade | provider 1 offer-expired, provider 2 offer, customer next-offer
      assigned | place               | =         |                    | customer lead-assigned
      assigned | place, nobody there | =         |                    | customer lead-assigned
      assigned | same request        | =         |                    | customer lead-assigned
      assigned | chose 2             | =         |                    | customer lead-assigned
      assigned | chose 4             | =         |                    | customer lead-assigned
      assigned | accepted            | =         |                    | provider 1 offer-accepted
      assigned | accepted late       | =         |                    | provider 1 offer-accepted
      assigned | accepted another's  | UNKNOWN_OFFER | |
      assigned | declined            | ALREADY_ACCEPTED |             | provider 1 offer-accepted
      assigned | declined another's  | UNKNOWN_OFFER | |
      assigned | cancelled           | ENDED     |                    | customer lead-assigned
      assigned | asked after         | =         |                    | customer lead-assigned
      assigned | offer asked after   | =         |                    | provider 1 offer-accepted
      assigned | time passed         | =         |                    |
      assigned | much time passed    | =         |                    |
      exhausted | place               | =         |                   | customer lead-exhausted
      exhausted | place, nobody there | =         |                   | customer lead-exhausted
      exhausted | same request        | =         |                   | customer lead-exhausted
      exhausted | chose 2             | =         |                   | customer lead-exhausted
      exhausted | chose 4             | =         |                   | customer lead-exhausted
      exhausted | accepted            | ALREADY_DECLINED |            | provider 1 offer-too-late
      exhausted | accepted late       | ALREADY_DECLINED |            | provider 1 offer-too-late
      exhausted | accepted another's  | UNKNOWN_OFFER | |
      exhausted | declined            | =         |                   | provider 1 offer-declined
      exhausted | declined another's  | UNKNOWN_OFFER | |
      exhausted | cancelled           | ENDED     |                   | customer lead-exhausted
      exhausted | asked after         | =         |                   | customer lead-exhausted
      exhausted | offer asked after   | =         |                   | provider 1 offer-declined
      exhausted | time passed         | =         |                   |
      exhausted | much time passed    | =         |                   |
      abandoned | place               | =         |                   | customer lead-abandoned
      abandoned | place, nobody there | =         |                   | customer lead-abandoned
      abandoned | same request        | =         |                   | customer lead-abandoned
      abandoned | chose 2             | =         |                   | customer lead-abandoned
      abandoned | chose 4             | =         |                   | customer lead-abandoned
      abandoned | accepted            | UNKNOWN_OFFER | |
      abandoned | accepted late       | UNKNOWN_OFFER | |
      abandoned | accepted another's  | UNKNOWN_OFFER | |
      abandoned | declined            | UNKNOWN_OFFER | |
      abandoned | declined another's  | UNKNOWN_OFFER | |
      abandoned | cancelled           | ENDED     |                   | customer lead-abandoned
      abandoned | asked after         | =         |                   | customer lead-abandoned
      abandoned | offer asked after   | UNKNOWN_OFFER | |
      abandoned | time passed         | =         |                   |
      abandoned | much time passed    | =         |                   |
      cancelled | place               | =         |                   | customer lead-cancelled
      cancelled | place, nobody there | =         |                   | customer lead-cancelled
      cancelled | same request        | =         |                   | customer lead-cancelled
      cancelled | chose 2             | =         |                   | customer lead-cancelled
      cancelled | chose 4             | =         |                   | customer lead-cancelled
      cancelled | accepted            | WITHDRAWN |                   | provider 1 offer-withdrawn
      cancelled | accepted late       | WITHDRAWN |                   | provider 1 offer-withdrawn
      cancelled | accepted another's  | UNKNOWN_OFFER | |
      cancelled | declined            | =         |                   | provider 1 offer-withdrawn
      cancelled | declined another's  | UNKNOWN_OFFER | |
      cancelled | cancelled           | =         |                   | customer lead-cancelled
      cancelled | asked after         | =         |                   | customer lead-cancelled
      cancelled | offer asked after   | =         |                   | provider 1 offer-withdrawn
      cancelled | time passed         | =         |                   |
      cancelled | much time passed    | =         |                   |
      """;

  @TestFactory
  Stream<DynamicTest> everyHappeningInEveryState() {
    return TABLE
        .lines()
        .map(line -> line.split("\\|", -1))
        .map(row -> Stream.of(row).map(String::strip).toArray(String[]::new))
        .map(row ->
            DynamicTest.dynamicTest(
                row[0] + ": " + row[1],
                () -> {
                  var lead = STATES.get(row[0]);
                  var now = row[1].startsWith("much") ? MUCH_LATER : LATER;

                  var outcome = LeadDecision.decide(lead, HAPPENINGS.get(row[1]), PATIENCE, now);

                  assertThat(result(outcome)).isEqualTo(row[2]);
                  assertThat(facts(outcome)).isEqualTo(row[3]);
                  assertThat(notices(outcome)).isEqualTo(row[4]);
                }));
  }

  @Test
  void theTableHasEveryPairOnce() {
    var pairs = TABLE.lines().map(line -> line.replaceAll("\\s*\\|\\s*", "|").split("\\|"));

    assertThat(pairs.map(row -> row[0] + "|" + row[1]).distinct())
        .hasSize(STATES.size() * HAPPENINGS.size())
        .hasSize((int) TABLE.lines().count());
  }

  private static String result(Outcome outcome) {
    return switch (outcome) {
      case Changed changed -> LeadStatus.of(changed.lead().state()).name();
      case Unchanged _ -> "=";
      case Refused(_, Refusal reason, _) -> reason.name();
    };
  }

  private static String facts(Outcome outcome) {
    return outcome instanceof Changed changed
        ? changed.facts().stream()
            .map(fact -> fact.getClass().getSimpleName())
            .collect(Collectors.joining(", "))
        : "";
  }

  private static String notices(Outcome outcome) {
    return outcome.notices().stream()
        .map(notice -> notice.to().ref() + " " + notice.template())
        .collect(Collectors.joining(", "));
  }

  @Test
  void whoWasNotChosenIsAskedInOrderAfterwards() {
    var lead = SampleLeads.after(SampleLeads.choosing(), new Chosen(2));
    var second = SampleLeads.after(lead, new Declined(open(lead).id(), NOON));
    var third = SampleLeads.after(second, new Declined(open(second).id(), NOON));

    assertThat(List.of(open(lead), open(second), open(third)))
        .extracting(Offer::provider)
        .containsExactly(SampleLeads.provider(2), SampleLeads.provider(1), SampleLeads.provider(3));
  }

  @Test
  void anAnswerGivenInTimeCountsHoweverLateItIsHeard() {
    var offer = open(SampleLeads.offering());
    var saidAt = offer.expiresAt().minusMillis(1);
    var heardAt = offer.expiresAt().plusSeconds(30);

    var outcome =
        LeadDecision.decide(
            SampleLeads.offering(), new Accepted(offer.id(), saidAt), PATIENCE, heardAt);

    assertThat(outcome.lead().offer(offer.id()).orElseThrow().closedAt()).isEqualTo(saidAt);
    assertThat(facts(outcome)).isEqualTo("OfferAccepted, LeadAssigned");
  }

  @Test
  void anAnswerGivenAtTheDeadlineIsTooLate() {
    var offer = open(SampleLeads.offering());

    var outcome =
        LeadDecision.decide(
            SampleLeads.offering(), new Accepted(offer.id(), offer.expiresAt()), PATIENCE, LATER);

    assertThat(result(outcome)).isEqualTo("TOO_LATE");
  }

  @Test
  void theDeadlineItselfIsTheEndOfTheTime() {
    var lead = SampleLeads.offering();
    var until = ((Offering) lead.state()).until();

    assertThat(LeadDecision.decide(lead, new TimePassed(), PATIENCE, until.minusNanos(1)))
        .isInstanceOf(Unchanged.class);
    assertThat(LeadDecision.decide(lead, new TimePassed(), PATIENCE, until))
        .isInstanceOf(Changed.class);
  }

  @Test
  void factsSayEverythingThatOthersNeed() {
    var offering = SampleLeads.offering();
    var made =
        (OfferMade)
            ((Changed) LeadDecision.decide(SampleLeads.choosing(), new Chosen(1), PATIENCE, NOON))
                .facts()
                .getFirst();
    var assigned =
        (LeadAssigned)
            ((Changed) LeadDecision.decide(offering, new Accepted(FIRST, NOON), PATIENCE, LATER))
                .facts()
                .getLast();

    assertThat(made.expiresAt()).isEqualTo(NOON.plus(PATIENCE.answer()));
    assertThat(made.providerAddress().ref()).isEqualTo("provider 1");
    assertThat(assigned)
        .isEqualTo(
            new LeadAssigned(
                offering.id(),
                offering.tenant(),
                "K7QX",
                "plumbing",
                "150122",
                FIRST,
                SampleLeads.CUSTOMER,
                "Cliente 1",
                SampleLeads.provider(1),
                "Provider 1",
                SampleLeads.address("provider 1"),
                LATER));
  }

  @Test
  void messagesCarryRawValuesAndLeaveOutWhatIsMissing() {
    var shown = Notices.standing(SampleLeads.choosing(1));
    var asked =
        Notices.standing(SampleLeads.after(SampleLeads.blank(null, "150122"), new AskedAfter()));

    assertThat(shown.variables())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "lead", SampleLeads.choosing().id().toString(),
                "code", "K7QX",
                "category", "plumbing",
                "district", "150122",
                "name1", "Provider 1",
                "rating1", "4.5",
                "votes1", "10"));
    assertThat(asked.template()).isEqualTo("ask-category");
    assertThat(asked.variables()).isEqualTo(Map.of("district", "150122"));
  }

  @Test
  void whoNeverSaidWhatTheyNeedIsNotBothered() {
    var lead =
        LeadDecision.open(SampleLeads.blank(null, "150122"), List.of(), PATIENCE, NOON).lead();

    var outcome = LeadDecision.decide(lead, new TimePassed(), PATIENCE, MUCH_LATER);

    assertThat(facts(outcome)).isEqualTo("LeadAbandoned");
    assertThat(outcome.notices()).isEmpty();
  }
}
