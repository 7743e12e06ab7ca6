package io.centralita.matching.job;

import static java.util.stream.Collectors.joining;

import io.centralita.contracts.matching.LeadChange.By;
import io.centralita.contracts.values.LeadId;
import io.centralita.matching.job.Job.Side;
import io.centralita.matching.job.Job.Stage;
import io.centralita.matching.lead.Happening;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which job a word is about, and what it does to that job. What is named decides, then what is
/// quoted, then what the word fits: "terminé" fits what has begun. When it fits several, they are
/// asked which; when it fits none, they hear what would.
///
/// @param jobs of the person, latest first
/// @param near what is no job of theirs yet, or no longer; what waits first, then the latest
/// @param quoted the lead of the message that was quoted, or of the button that was tapped
record JobReply(List<Job> jobs, List<NearJob> near, @Nullable LeadId quoted, Instant saidAt) {
  private static final Duration SECOND_THOUGHTS = Duration.ofDays(1);

  JobReply {
    jobs = List.copyOf(jobs);
    near = List.copyOf(near);
  }

  /// What becomes of a word.
  sealed interface Reply {
    record OnJob(LeadId lead, Happening happening) implements Reply {}

    record Answer(String template, Map<String, String> variables) implements Reply {}

    /// It may be about several jobs of theirs; they are asked which.
    record Ask(Which which) implements Reply {}
  }

  Reply start(@Nullable String reference) {
    return about(
        reference,
        Kind.START,
        Side.DOES_IT,
        job -> job.stage() == Stage.ASSIGNED,
        null,
        job -> new WorkStarted(job.offer(), By.PROVIDER, saidAt));
  }

  /// The customer may say so too.
  Reply finish(@Nullable String reference) {
    var side = finishing(reference);
    var by = side == Side.DOES_IT ? By.PROVIDER : By.CUSTOMER;
    return about(
        reference,
        Kind.FINISH,
        side,
        job ->
            job.stage() == Stage.STARTED
                || (side == Side.HAS_IT_DONE && job.stage() == Stage.ASSIGNED),
        null,
        job -> new WorkFinished(job.offer(), by, saidAt));
  }

  /// As which of the two they speak, who may be both: as the one whose job is under way.
  private Side finishing(@Nullable String reference) {
    var named = named(reference);
    var meant = named.isEmpty() ? jobs : named;
    return Stream.<Predicate<Job>>of(
            job -> job.side() == Side.DOES_IT && job.stage() == Stage.STARTED,
            job -> job.side() == Side.HAS_IT_DONE && job.stage() == Stage.STARTED,
            job -> job.side() == Side.DOES_IT && job.stage() == Stage.ASSIGNED,
            job -> job.side() == Side.HAS_IT_DONE && job.stage() == Stage.ASSIGNED,
            job -> job.side() == Side.DOES_IT)
        .flatMap(fits -> meant.stream().filter(fits))
        .findFirst()
        .map(Job::side)
        .orElse(Side.HAS_IT_DONE);
  }

  /// @param stars 0 is no number that may be given
  Reply rate(int stars, @Nullable String reference) {
    if (stars == 0 && jobs.stream().anyMatch(job -> job.side() == Side.HAS_IT_DONE)) {
      return new Reply.Answer("which-stars", Map.of());
    }
    return about(
        reference,
        Kind.RATE,
        Side.HAS_IT_DONE,
        this::mayBeRated,
        Integer.toString(stars),
        job -> new WorkRated(job.offer(), new Given(stars, saidAt)));
  }

  /// A bare number after "how was it?".
  ///
  /// @param isAsked whether they are asked for a number somewhere else
  Optional<Reply> number(int number, boolean isAsked) {
    if (number > Given.MOST_STARS) {
      return Optional.empty();
    }
    var waiting =
        jobs.stream()
            .filter(job -> job.side() == Side.HAS_IT_DONE && job.stage() == Stage.FINISHED)
            .filter(job -> job.lead().equals(quoted) || (job.ratedAt() == null && !isAsked))
            .toList();
    var quotedOne = waiting.stream().filter(job -> job.lead().equals(quoted)).findFirst();
    var chosen =
        quotedOne.isPresent() || waiting.size() != 1
            ? quotedOne
            : waiting.stream().findFirst().filter(_ -> quoted == null);
    return chosen.map(
        job -> new Reply.OnJob(job.lead(), new WorkRated(job.offer(), new Given(number, saidAt))));
  }

  /// "The one in Lince": of the jobs that may still be given back only one that fits.
  Optional<Reply> cancel(Predicate<Job> isMeant) {
    var fitting =
        jobs.stream().filter(job -> job.stage() != Stage.FINISHED).filter(isMeant).toList();
    return switch (fitting.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(cancelled(fitting.getFirst()));
      default -> Optional.of(which(Kind.CANCEL, fitting));
    };
  }

  /// Nothing where no job is meant: then it is about something that is still being looked for.
  ///
  /// @param isAsked whether something else of theirs is open
  Optional<Reply> cancel(@Nullable String reference, boolean isAsked) {
    var named = named(reference);
    if (!named.isEmpty()) {
      return Optional.of(
          named.size() == 1 ? cancelled(named.getFirst()) : which(Kind.CANCEL, named));
    }
    if (isAsked || reference != null || quoted != null) {
      return Optional.empty();
    }
    var fitting = jobs.stream().filter(job -> job.stage() == Stage.ASSIGNED).toList();
    return switch (fitting.size()) {
      case 0 -> underWay().map(JobReply::cancelled);
      case 1 -> Optional.of(cancelled(fitting.getFirst()));
      default -> Optional.of(which(Kind.CANCEL, fitting));
    };
  }

  /// It cannot be cancelled any more, and they hear why.
  private Optional<Job> underWay() {
    return jobs.stream().filter(job -> job.stage() == Stage.STARTED).findFirst();
  }

  private static Reply cancelled(Job job) {
    return new Reply.OnJob(
        job.lead(),
        switch (job.side()) {
          case DOES_IT -> new GivenBack(job.offer());
          case HAS_IT_DONE -> new Cancelled();
        });
  }

  private Reply about(
      @Nullable String reference,
      Kind word,
      Side side,
      Predicate<Job> fits,
      @Nullable String detail,
      Function<Job, Happening> happening) {
    var named = named(reference);
    if (named.isEmpty() && reference != null) {
      return near(_ -> true, reference).orElseGet(() -> jobs.isEmpty() ? none("code") : unknown());
    }
    var meant = named.isEmpty() ? jobs : named;
    var theirs = meant.stream().filter(job -> job.side() == side).toList();
    if (theirs.isEmpty()) {
      return near(near -> word == Kind.FINISH || near.side() == side, null)
          .orElseGet(() -> meant.isEmpty() ? none(name(word)) : others(word, meant.getFirst()));
    }
    var fitting = theirs.stream().filter(fits).toList();
    return switch (fitting.size()) {
      case 0 -> new Reply.OnJob(theirs.getFirst().lead(), happening.apply(theirs.getFirst()));
      case 1 -> new Reply.OnJob(fitting.getFirst().lead(), happening.apply(fitting.getFirst()));
      default -> which(word, fitting, detail);
    };
  }

  private boolean mayBeRated(Job job) {
    return job.stage() == Stage.FINISHED
        && (job.ratedAt() == null || saidAt.isBefore(job.ratedAt().plus(SECOND_THOUGHTS)));
  }

  private List<Job> named(@Nullable String reference) {
    return jobs.stream()
        .filter(job -> reference == null ? job.lead().equals(quoted) : job.isNamed(reference))
        .toList();
  }

  /// Nothing of theirs has begun, or what had is over: they hear where that stands.
  private Optional<Reply> near(Predicate<NearJob> meant, @Nullable String reference) {
    return near.stream()
        .filter(meant)
        .filter(one -> reference == null || one.isNamed(reference))
        .min(Comparator.comparing(one -> !one.lead().equals(quoted)))
        .map(one -> new Reply.OnJob(one.lead(), whereItStands(one)));
  }

  private Happening whereItStands(NearJob one) {
    if (one.offer() == null) {
      return new AskedAfter();
    }
    return one.isOpen()
        ? new OfferAskedAfter(one.offer())
        : new WorkStarted(one.offer(), By.PROVIDER, saidAt);
  }

  private static Reply none(String what) {
    return new Reply.Answer("no-job-" + what, Map.of());
  }

  /// The customer cannot begin it, and the provider not rate it.
  private static Reply others(Kind word, Job job) {
    return new Reply.Answer(
        word == Kind.RATE ? "customers-rate" : "providers-start",
        Map.of("provider", job.provider(), "code", job.code()));
  }

  /// None of theirs has that name.
  private Reply unknown() {
    return new Reply.Answer("unknown-job", codes(jobs));
  }

  private static Reply which(Kind word, List<Job> jobs) {
    return which(word, jobs, null);
  }

  private static Reply which(Kind word, List<Job> jobs, @Nullable String detail) {
    return new Reply.Ask(
        new Which(
            word,
            jobs.stream().map(job -> job.lead().toString()).toList(),
            detail,
            "which-job-" + name(word),
            codes(jobs)));
  }

  private static String name(Kind word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> codes(List<Job> jobs) {
    return Map.of(
        "codes", jobs.stream().map(Job::code).distinct().collect(joining(",")),
        "code", jobs.getFirst().code());
  }
}
