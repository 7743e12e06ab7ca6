package io.centralita.matching.lead;

import static io.centralita.matching.lead.SampleLeads.NOON;
import static io.centralita.matching.lead.SampleLeads.PATIENCE;
import static io.centralita.matching.lead.SampleLeads.THREE;
import static io.centralita.matching.lead.SampleLeads.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.By;
import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.matching.LeadChange.OfferMade;
import io.centralita.contracts.values.OfferId;
import io.centralita.contracts.values.SendId;
import io.centralita.matching.lead.Happening.Accepted;
import io.centralita.matching.lead.Happening.AskedAfter;
import io.centralita.matching.lead.Happening.CalledOff;
import io.centralita.matching.lead.Happening.Cancelled;
import io.centralita.matching.lead.Happening.Chosen;
import io.centralita.matching.lead.Happening.Declined;
import io.centralita.matching.lead.Happening.GivenBack;
import io.centralita.matching.lead.Happening.NotDelivered;
import io.centralita.matching.lead.Happening.OfferAskedAfter;
import io.centralita.matching.lead.Happening.OptedOut;
import io.centralita.matching.lead.Happening.ReminderDue;
import io.centralita.matching.lead.Happening.Requested;
import io.centralita.matching.lead.Happening.TimePassed;
import io.centralita.matching.lead.Happening.WorkFinished;
import io.centralita.matching.lead.Happening.WorkRated;
import io.centralita.matching.lead.Happening.WorkStarted;
import io.centralita.matching.lead.LeadState.Offering;
import io.centralita.matching.lead.Outcome.Changed;
import io.centralita.matching.lead.Outcome.Refusal;
import io.centralita.matching.lead.Outcome.Refused;
import io.centralita.matching.lead.Outcome.Unchanged;
import io.centralita.matching.lead.Progress.Given;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every state and everything that can happen in it, one line each.
class LeadDecisionTest {
  private static final Instant LATER = NOON.plusSeconds(1);
  private static final Instant MUCH_LATER = NOON.plusSeconds(7200);
  private static final Instant NEXT_WEEK = NOON.plusSeconds(604_800);
  private static final OfferId FIRST =
      Offer.idOf(SampleLeads.asking().id(), SampleLeads.provider(1));
  private static final OfferId UNKNOWN =
      Offer.idOf(SampleLeads.asking().id(), SampleLeads.provider(9));

  private static final SendId CARRIER_OF_FIRST = open(SampleLeads.offering()).send();
  private static final SendId UNKNOWN_SEND = new SendId(UNKNOWN.value());

  private static final Map<String, Lead> STATES =
      Map.ofEntries(
          Map.entry("asking", SampleLeads.asking()),
          Map.entry("choosing", SampleLeads.choosing()),
          Map.entry("offering", SampleLeads.offering()),
          Map.entry("assigned", SampleLeads.assigned()),
          Map.entry("passed on", SampleLeads.passedOn()),
          Map.entry("gone to the next", SampleLeads.goneToTheNext()),
          Map.entry("exhausted", SampleLeads.exhausted()),
          Map.entry("unanswered", SampleLeads.unanswered()),
          Map.entry("abandoned", SampleLeads.abandoned()),
          Map.entry("cancelled", SampleLeads.cancelled()),
          Map.entry("started", SampleLeads.started()),
          Map.entry("finished", SampleLeads.finished()),
          Map.entry("rated", SampleLeads.rated()),
          Map.entry("given back", SampleLeads.givenBack()));

  private static final Map<String, Happening> HAPPENINGS =
      Map.ofEntries(
          Map.entry("place", new Requested(null, "150104", THREE)),
          Map.entry("place, nobody there", new Requested(null, "150104", List.of())),
          Map.entry("same request", new Requested("plumbing", null, List.of())),
          Map.entry("chose 2", new Chosen(2, NOON)),
          Map.entry("chose 2 late", new Chosen(2, MUCH_LATER)),
          Map.entry("chose 4", new Chosen(4, NOON)),
          Map.entry("accepted", new Accepted(FIRST, NOON)),
          Map.entry("accepted late", new Accepted(FIRST, MUCH_LATER)),
          Map.entry("accepted another's", new Accepted(UNKNOWN, NOON)),
          Map.entry("declined", new Declined(FIRST, NOON)),
          Map.entry("declined late", new Declined(FIRST, MUCH_LATER)),
          Map.entry("declined another's", new Declined(UNKNOWN, NOON)),
          Map.entry("not delivered", new NotDelivered(CARRIER_OF_FIRST, "opted-out")),
          Map.entry("another message not delivered", new NotDelivered(UNKNOWN_SEND, "opted-out")),
          Map.entry("cancelled", new Cancelled()),
          Map.entry("opted out", new OptedOut()),
          Map.entry("called off", new CalledOff(LeadChange.CalledOff.DISPUTE)),
          Map.entry("asked after", new AskedAfter()),
          Map.entry("offer asked after", new OfferAskedAfter(FIRST)),
          Map.entry("started", new WorkStarted(FIRST, By.PROVIDER, NOON)),
          Map.entry("finished", new WorkFinished(FIRST, By.PROVIDER, NOON)),
          Map.entry("finished by customer", new WorkFinished(FIRST, By.CUSTOMER, NOON)),
          Map.entry("rated 5", new WorkRated(FIRST, new Given(5, NOON))),
          Map.entry("rated 2", new WorkRated(FIRST, new Given(2, NOON))),
          Map.entry("rated 2 long after", new WorkRated(FIRST, new Given(2, NEXT_WEEK))),
          Map.entry("given back", new GivenBack(FIRST)),
          Map.entry("given back by another", new GivenBack(UNKNOWN)),
          Map.entry("reminder due", new ReminderDue()),
          Map.entry("much later a reminder due", new ReminderDue()),
          Map.entry("time passed", new TimePassed()),
          Map.entry("much time passed", new TimePassed()));

  /// state | happening | new state, refusal, or = | facts | who is told what
  private static final List<String[]> TABLE = table();

  private static List<String[]> table() {
    try (var file = LeadDecisionTest.class.getResourceAsStream("/lead-decisions.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\\|", -1))
          .map(row -> Stream.of(row).map(String::strip).toArray(String[]::new))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyHappeningInEveryState() {
    return TABLE.stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row[0] + ": " + row[1],
                () -> {
                  var lead = STATES.get(row[0]);
                  var now = now(row[1]);

                  var outcome = SampleLeads.decide(lead, HAPPENINGS.get(row[1]), PATIENCE, now);

                  assertThat(result(outcome)).isEqualTo(row[2]);
                  assertThat(facts(outcome)).isEqualTo(row[3]);
                  assertThat(notices(outcome)).isEqualTo(row[4]);
                }));
  }

  private static Instant now(String happening) {
    return switch (happening) {
      case "much time passed" -> MUCH_LATER;
      case "much later a reminder due", "rated 2 long after" -> NEXT_WEEK;
      case String _ -> LATER;
    };
  }

  @Test
  void theTableHasEveryPairOnce() {
    assertThat(TABLE.stream().map(row -> row[0] + "|" + row[1]).distinct())
        .hasSize(STATES.size() * HAPPENINGS.size())
        .hasSize(TABLE.size());
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
    var lead = SampleLeads.after(SampleLeads.choosing(), new Chosen(2, NOON));
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
        SampleLeads.decide(
            SampleLeads.offering(), new Accepted(offer.id(), saidAt), PATIENCE, heardAt);

    assertThat(outcome.lead().offer(offer.id()).orElseThrow().closedAt()).isEqualTo(saidAt);
    assertThat(facts(outcome)).isEqualTo("OfferAccepted, LeadAssigned");
  }

  @Test
  void anAnswerGivenAtTheDeadlineIsTooLate() {
    var offer = open(SampleLeads.offering());

    var outcome =
        SampleLeads.decide(
            SampleLeads.offering(), new Accepted(offer.id(), offer.expiresAt()), PATIENCE, LATER);

    assertThat(result(outcome)).isEqualTo("TOO_LATE");
  }

  @Test
  void theDeadlineItselfIsTheEndOfTheTime() {
    var lead = SampleLeads.offering();
    var until = ((Offering) lead.state()).until();

    assertThat(SampleLeads.decide(lead, new TimePassed(), PATIENCE, until.minusNanos(1)))
        .isInstanceOf(Unchanged.class);
    assertThat(SampleLeads.decide(lead, new TimePassed(), PATIENCE, until))
        .isInstanceOf(Changed.class);
  }

  @Test
  void factsSayEverythingThatOthersNeed() {
    var offering = SampleLeads.offering();
    var made =
        (OfferMade)
            ((Changed)
                    SampleLeads.decide(SampleLeads.choosing(), new Chosen(1, NOON), PATIENCE, NOON))
                .facts()
                .getFirst();
    var assigned =
        (LeadAssigned)
            ((Changed) SampleLeads.decide(offering, new Accepted(FIRST, NOON), PATIENCE, LATER))
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

    var outcome = SampleLeads.decide(lead, new TimePassed(), PATIENCE, MUCH_LATER);

    assertThat(facts(outcome)).isEqualTo("LeadAbandoned");
    assertThat(outcome.notices()).isEmpty();
  }
}
