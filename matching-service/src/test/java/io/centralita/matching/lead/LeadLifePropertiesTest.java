package io.centralita.matching.lead;

import static io.centralita.matching.lead.SampleLeads.NOON;
import static io.centralita.matching.lead.SampleLeads.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.By;
import io.centralita.contracts.values.OfferId;
import io.centralita.matching.lead.Happening.Accepted;
import io.centralita.matching.lead.Happening.AskedAfter;
import io.centralita.matching.lead.Happening.CalledOff;
import io.centralita.matching.lead.Happening.Cancelled;
import io.centralita.matching.lead.Happening.Chosen;
import io.centralita.matching.lead.Happening.Declined;
import io.centralita.matching.lead.Happening.GivenBack;
import io.centralita.matching.lead.Happening.NotDelivered;
import io.centralita.matching.lead.Happening.ReminderDue;
import io.centralita.matching.lead.Happening.Requested;
import io.centralita.matching.lead.Happening.TimePassed;
import io.centralita.matching.lead.Happening.WorkFinished;
import io.centralita.matching.lead.Happening.WorkRated;
import io.centralita.matching.lead.Happening.WorkStarted;
import io.centralita.matching.lead.LeadState.Open;
import io.centralita.matching.lead.LeadWorld.Step;
import io.centralita.matching.lead.Outcome.Changed;
import io.centralita.matching.lead.Progress.Given;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/// Any interleaving of choices, answers, deadlines, words about the work, duplicates and restarts:
/// what must hold whatever happens. `LeadWorld` looks after each step.
class LeadLifePropertiesTest {
  private static final int TRIES = 1_500;
  private static final int MOST_STEPS = 60;
  private static final Set<Integer> NOBODY = Set.of();

  /// Some more often, so that lives get far: much must go well before a job begins.
  private static final List<Step.Word> WORDS =
      Stream.concat(
              Stream.of(Step.Word.values()),
              Stream.of(Step.Word.CHOOSE, Step.Word.ACCEPT, Step.Word.ACCEPT, Step.Word.START))
          .toList();

  @Property(tries = TRIES)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void oneWinnerNoOrphanAndNoWordToStrangers(
      @ForAll("lives") List<Step> life, @ForAll @IntRange(max = 3) int shown) {
    var world = LeadWorld.beginning(shown);

    life.forEach(world::take);

    var end = LeadStatus.of(world.lead().state());
    Statistics.label("ends")
        .collect(end)
        .coverage(checker ->
            List.of(LeadStatus.values()).stream()
                .forEach(status -> checker.check(status).count(count -> count > 0)));
    Statistics.label("rated")
        .collect(world.lead().progress().rating() != null)
        .coverage(checker -> checker.check(true).count(count -> count > 0));
  }

  @Property(tries = TRIES)
  void whenPeopleFallSilentEverythingComesToAnEnd(
      @ForAll("lives") List<Step> life, @ForAll @IntRange(max = 3) int shown) {
    var world = LeadWorld.beginning(shown);
    life.forEach(world::take);

    int moves = 0;
    while (world.lead().state() instanceof Open open) {
      world.at(open.until(), new TimePassed());
      moves++;
    }
    int looks = 0;
    for (var at = world.lead().progress().remindAt(); at != null; ) {
      world.at(at, new ReminderDue());
      at = world.lead().progress().remindAt();
      looks++;
    }

    assertThat(moves).as("three offers, and what came before").isLessThanOrEqualTo(4);
    assertThat(looks)
        .as("each is sent, after it was put off until the morning")
        .isLessThanOrEqualTo(2 * PATIENCE.reminding().most());
  }

  /// Also over HTTP, where no inbox remembers what came before.
  @Property(tries = TRIES)
  void whatIsSaidTwiceHappensOnce(
      @ForAll("lives") List<Step> life, @ForAll @IntRange(max = 3) int shown) {
    var world = LeadWorld.beginning(shown);
    for (var step : life) {
      world.take(step);

      var again = world.decide(step.happening(world.lead(), world.now()), step);

      assertThat(again).as("%s again", step).isNotInstanceOf(Changed.class);
    }
  }

  @Provide
  Arbitrary<List<Step>> lives() {
    var gap = Arbitraries.frequency(Tuple.of(6, 30), Tuple.of(3, 700), Tuple.of(1, 50_000));
    return Combinators.combine(
            Arbitraries.of(WORDS),
            Arbitraries.integers().between(1, 4),
            gap,
            Arbitraries.integers().between(0, 2_000),
            Arbitraries.of(false, false, false, true),
            Arbitraries.of(false, false, true),
            Arbitraries.of(
                NOBODY, NOBODY, NOBODY, NOBODY, Set.of(1), Set.of(2, 3), Set.of(1, 2, 3)))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(MOST_STEPS);
  }

  static Happening happening(Step step, Lead lead, Instant now) {
    var offer = Offer.idOf(lead.id(), SampleLeads.provider(step.who()));
    var saidAt = now.minusSeconds(step.late());
    return switch (step.word()) {
      case REQUEST -> new Requested(null, "15010" + step.who(), SampleLeads.candidates(3));
      case CHOOSE -> new Chosen(step.who(), saidAt);
      case ACCEPT -> new Accepted(offer, saidAt);
      case DECLINE -> new Declined(offer, saidAt);
      case UNDELIVERED ->
          new NotDelivered(
              Offer.open(lead.id(), SampleLeads.provider(step.who()), NOON, NOON).send(),
              "opted-out");
      case CANCEL -> step.who() == 4 ? new Cancelled() : new AskedAfter();
      case CALL_OFF ->
          step.who() == 4 && step.restarts()
              ? new CalledOff(LeadChange.CalledOff.DISPUTE)
              : new AskedAfter();
      case TIME -> new TimePassed();
      case START -> new WorkStarted(job(lead, offer), By.PROVIDER, saidAt);
      case FINISH -> new WorkFinished(job(lead, offer), By.PROVIDER, saidAt);
      case FINISH_AS_CUSTOMER -> new WorkFinished(job(lead, offer), By.CUSTOMER, saidAt);
      case RATE -> new WorkRated(job(lead, offer), new Given(step.who(), saidAt));
      case GIVE_BACK -> new GivenBack(offer);
      case REMIND -> new ReminderDue();
    };
  }

  /// Mostly the one who has the job, and at times one who had it or never did.
  private static OfferId job(Lead lead, OfferId other) {
    return lead.state() instanceof LeadState.Taken taken && !lead.offers().isEmpty()
        ? (lead.offers().size() % 3 == 2 ? other : taken.offer())
        : other;
  }
}
