package io.centralita.matching.job;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.matching.LeadChange.By;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import io.centralita.matching.job.Job.Side;
import io.centralita.matching.job.Job.Stage;
import io.centralita.matching.job.JobReply.Reply;
import io.centralita.matching.job.JobReply.Reply.Answer;
import io.centralita.matching.job.JobReply.Reply.Ask;
import io.centralita.matching.job.JobReply.Reply.OnJob;
import io.centralita.matching.lead.Happening.AskedAfter;
import io.centralita.matching.lead.Happening.Cancelled;
import io.centralita.matching.lead.Happening.GivenBack;
import io.centralita.matching.lead.Happening.OfferAskedAfter;
import io.centralita.matching.lead.Happening.WorkFinished;
import io.centralita.matching.lead.Happening.WorkRated;
import io.centralita.matching.lead.Happening.WorkStarted;
import io.centralita.matching.lead.Progress.Given;
import io.centralita.matching.question.OpenQuestion.Kind;
import io.centralita.matching.question.Which;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobReplyTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Job WAITING = job("K7QX", Side.DOES_IT, Stage.ASSIGNED, "+5117000101");
  private static final Job BEGUN = job("M2PD", Side.DOES_IT, Stage.STARTED, "+5117000102");
  private static final Job THEIRS = job("ABCD", Side.HAS_IT_DONE, Stage.STARTED, "+5117000103");
  private static final Job DONE = job("9ZZW", Side.HAS_IT_DONE, Stage.FINISHED, null);

  private static Job job(String code, Side side, Stage stage, @Nullable String number) {
    return new Job(
        new LeadId(EventIds.derived("lead", code)),
        offer(code),
        code,
        "Provider 1",
        side,
        stage,
        null,
        number);
  }

  private static JobReply having(Job... jobs) {
    return new JobReply(List.of(jobs), List.of(), null, NOON);
  }

  private static JobReply quoting(Job quoted, Job... jobs) {
    return new JobReply(List.of(jobs), List.of(), quoted.lead(), NOON);
  }

  private static NearJob near(String code, Side side, boolean open) {
    return new NearJob(
        new LeadId(EventIds.derived("lead", code)),
        code,
        side,
        side == Side.DOES_IT ? offer(code) : null,
        open);
  }

  private static OfferId offer(String code) {
    return new OfferId(EventIds.derived("offer", code));
  }

  private static JobReply nearTo(NearJob... near) {
    return new JobReply(List.of(), List.of(near), null, NOON);
  }

  private static Reply which(Kind kind, Job... jobs) {
    return new Ask(
        new Which(
            kind,
            Stream.of(jobs).map(job -> job.lead().toString()).toList(),
            null,
            "which-job-" + kind.name().toLowerCase(Locale.ROOT),
            Map.of(
                "codes", Stream.of(jobs).map(Job::code).collect(joining(",")),
                "code", jobs[0].code())));
  }

  private static Reply starts(Job job) {
    return new OnJob(job.lead(), new WorkStarted(job.offer(), By.PROVIDER, NOON));
  }

  private static Reply finishes(Job job, By by) {
    return new OnJob(job.lead(), new WorkFinished(job.offer(), by, NOON));
  }

  private static Reply rates(Job job, int stars) {
    return new OnJob(job.lead(), new WorkRated(job.offer(), new Given(stars, NOON)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"K7QX", "k7qx", "+5117000101", "017000101", "17000101", "0101", "101"})
  void jobIsNamedByItsCodeAndByItsNumberHoweverItIsWritten(String reference) {
    assertThat(having(BEGUN, WAITING).start(reference)).isEqualTo(starts(WAITING));
  }

  @Test
  void bareWordIsAboutTheJobThatItFits() {
    assertThat(having(BEGUN, WAITING, DONE).start(null)).isEqualTo(starts(WAITING));
    assertThat(having(BEGUN, WAITING, DONE).finish(null)).isEqualTo(finishes(BEGUN, By.PROVIDER));
    assertThat(having(BEGUN, WAITING, DONE).rate(4, null)).isEqualTo(rates(DONE, 4));
  }

  @Test
  void starsThatCannotBeGivenAreAskedForByWhoMayGiveSome() {
    assertThat(having(BEGUN, DONE).rate(0, "9ZZW")).isEqualTo(new Answer("which-stars", Map.of()));
    assertThat(having(BEGUN).rate(0, null))
        .isEqualTo(new Answer("customers-rate", Map.of("provider", "Provider 1", "code", "M2PD")));
    assertThat(having().rate(0, null)).isEqualTo(new Answer("no-job-rate", Map.of()));
  }

  @Test
  void quotedJobIsMeantBeforeOneThatFits() {
    assertThat(quoting(BEGUN, WAITING, BEGUN).start(null)).isEqualTo(starts(BEGUN));
  }

  @Test
  void severalThatFitAreAskedAbout() {
    var other = job("QRST", Side.DOES_IT, Stage.ASSIGNED, null);

    assertThat(having(other, WAITING).start(null)).isEqualTo(which(Kind.START, other, WAITING));
    assertThat(having(other, WAITING).cancel(null, false))
        .contains(which(Kind.CANCEL, other, WAITING));
  }

  @Test
  void nameThatNobodyKnowsIsAskedAbout() {
    assertThat(having(WAITING).start("ZYX9"))
        .isEqualTo(new Answer("unknown-job", Map.of("codes", "K7QX", "code", "K7QX")));
    assertThat(having().start("ZYX9")).isEqualTo(new Answer("no-job-code", Map.of()));
  }

  @Test
  void whoHasNoJobHearsWhatTheWordWouldTake() {
    assertThat(having().start(null)).isEqualTo(new Answer("no-job-start", Map.of()));
    assertThat(having().finish(null)).isEqualTo(new Answer("no-job-finish", Map.of()));
    assertThat(having().rate(5, null)).isEqualTo(new Answer("no-job-rate", Map.of()));
  }

  @Test
  void whatIsNotTakenYetIsShownAgain() {
    var offered = near("PQRS", Side.DOES_IT, true);
    var asked = near("STUV", Side.HAS_IT_DONE, true);
    var shown = new OnJob(offered.lead(), new OfferAskedAfter(offer("PQRS")));

    assertThat(nearTo(offered).start(null)).isEqualTo(shown);
    assertThat(nearTo(asked, offered).start("pqrs")).isEqualTo(shown);
    assertThat(nearTo(asked).finish(null)).isEqualTo(new OnJob(asked.lead(), new AskedAfter()));
    assertThat(nearTo(offered).rate(5, null)).isEqualTo(new Answer("no-job-rate", Map.of()));
  }

  @Test
  void whatWasTakenBackIsSaidToHaveBeen() {
    var gone = near("PQRS", Side.DOES_IT, false);
    var theirs = near("STUV", Side.HAS_IT_DONE, false);
    var over = new OnJob(gone.lead(), new WorkStarted(offer("PQRS"), By.PROVIDER, NOON));

    assertThat(nearTo(gone).finish(null)).isEqualTo(over);
    assertThat(nearTo(theirs).rate(4, null)).isEqualTo(new OnJob(theirs.lead(), new AskedAfter()));
    assertThat(new JobReply(List.of(BEGUN), List.of(gone), null, NOON).finish("PQRS"))
        .isEqualTo(over);
    assertThat(new JobReply(List.of(BEGUN), List.of(gone), null, NOON).finish(null))
        .as("what they still have comes first")
        .isEqualTo(finishes(BEGUN, By.PROVIDER));
  }

  @Test
  void customerMayEndAndNotBegin() {
    assertThat(having(THEIRS).finish(null)).isEqualTo(finishes(THEIRS, By.CUSTOMER));
    assertThat(having(THEIRS).start(null))
        .isEqualTo(new Answer("providers-start", Map.of("provider", "Provider 1", "code", "ABCD")));
  }

  @Test
  void providerDoesNotRate() {
    assertThat(having(BEGUN).rate(5, "M2PD"))
        .isEqualTo(new Answer("customers-rate", Map.of("provider", "Provider 1", "code", "M2PD")));
  }

  @Test
  void bareNumberRatesWhereNothingElseWaitsForOne() {
    assertThat(having(DONE).number(5, false)).contains(rates(DONE, 5));
    assertThat(having(DONE).number(2, true)).isEmpty();
    assertThat(quoting(DONE, DONE).number(2, true)).contains(rates(DONE, 2));
    assertThat(having(DONE).number(6, false)).isEmpty();
    assertThat(having(THEIRS).number(5, false)).isEmpty();
  }

  @Test
  void cancellingIsGivingBackForTheOneAndTakingBackForTheOther() {
    var asked = job("WXYZ", Side.HAS_IT_DONE, Stage.ASSIGNED, null);

    assertThat(having(WAITING).cancel(null, false))
        .contains(new OnJob(WAITING.lead(), new GivenBack(WAITING.offer())));
    assertThat(having(asked).cancel("WXYZ", true))
        .contains(new OnJob(asked.lead(), new Cancelled()));
    assertThat(having(asked).cancel(null, true)).as("about what is open").isEmpty();
    assertThat(having(DONE).cancel(null, false)).isEmpty();
  }

  @Test
  void whoCancelsWhatHasBegunHearsWhyNot() {
    assertThat(having(BEGUN).cancel(null, false))
        .contains(new OnJob(BEGUN.lead(), new GivenBack(BEGUN.offer())));
    assertThat(having(DONE, THEIRS).cancel(null, false))
        .contains(new OnJob(THEIRS.lead(), new Cancelled()));
    assertThat(having(BEGUN).cancel(null, true)).as("about what is open").isEmpty();
  }

  @Test
  void digitsThatFitSeveralJobsCancelNone() {
    var alike = job("QRST", Side.DOES_IT, Stage.ASSIGNED, "+5117009101");

    assertThat(having(alike, WAITING).cancel("101", false))
        .contains(which(Kind.CANCEL, alike, WAITING));
  }

  @Test
  void whoIsBothEndsWhatIsUnderWay() {
    var mine = job("QRST", Side.DOES_IT, Stage.FINISHED, null);

    assertThat(having(mine, THEIRS).finish(null)).isEqualTo(finishes(THEIRS, By.CUSTOMER));
    assertThat(having(THEIRS, BEGUN).finish(null)).isEqualTo(finishes(BEGUN, By.PROVIDER));
    assertThat(having(WAITING, THEIRS).finish(null)).isEqualTo(finishes(THEIRS, By.CUSTOMER));
    assertThat(having(mine, DONE).finish(null)).isEqualTo(finishes(mine, By.PROVIDER));
  }
}
