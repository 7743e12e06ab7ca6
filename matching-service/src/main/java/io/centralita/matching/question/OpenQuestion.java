package io.centralita.matching.question;

import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.routing.Meaning.Accept;
import io.centralita.contracts.routing.Meaning.Cancel;
import io.centralita.contracts.routing.Meaning.Choice;
import io.centralita.contracts.routing.Meaning.Decline;
import io.centralita.contracts.routing.Meaning.FinishJob;
import io.centralita.contracts.routing.Meaning.Rate;
import io.centralita.contracts.routing.Meaning.ServiceRequest;
import io.centralita.contracts.routing.Meaning.StartJob;
import io.centralita.contracts.values.LeadId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which of several? "The second", said to that, means the second of these and nothing else.
///
/// @param options as the question counts them: categories and places by code, leads and offers by
///   id
/// @param detail what they had said already: the district of a service, the service for a place,
///   whom they chose from a list, how many stars
public record OpenQuestion(
    Kind kind, List<String> options, @Nullable String detail, Instant askedAt) {
  private static final int MOST_STARS = 5;

  /// What is done to the one that they name.
  public enum Kind {
    /// Which service they need. It may wait: nothing else is asked meanwhile.
    SERVICE(Duration.ofDays(1)),
    /// In which of the places that were named the job is; any other is as good an answer.
    PLACE(Duration.ofDays(1)),
    /// From which list they chose.
    LIST(Duration.ofHours(1)),
    /// How many stars they give the job that is the only option.
    STARS(Duration.ofDays(1)),
    /// Whether the request of the detail goes to the place that is the only option.
    MOVE(Duration.ofMinutes(15)),
    /// Whether what they also asked for is to be looked for: each option is a job, `painting` or
    /// `painting:150140`. Numbers are meanwhile those of the list that they have.
    ALSO(Duration.ofMinutes(15)),
    /// Whether all of these are to be called off.
    CANCEL_ALL(Duration.ofMinutes(15)),
    CANCEL(Duration.ofMinutes(15)),
    ACCEPT(Duration.ofMinutes(15)),
    DECLINE(Duration.ofMinutes(15)),
    START(Duration.ofMinutes(15)),
    FINISH(Duration.ofMinutes(15)),
    RATE(Duration.ofMinutes(15));

    private final Duration waits;

    Kind(Duration waits) {
      this.waits = waits;
    }
  }

  /// @param lead which one it is about, where the meaning itself names none
  /// @param also what is still to be asked about
  public record Answer(Meaning meaning, @Nullable LeadId lead, List<ServiceRequest> also) {
    Answer(Meaning meaning, @Nullable LeadId lead) {
      this(meaning, lead, List.of());
    }
  }

  public OpenQuestion {
    options = List.copyOf(options);
  }

  /// Nobody answers what they have not been asked, or were asked long ago.
  public boolean waitedAt(Instant saidAt) {
    return !askedAt.isAfter(saidAt) && saidAt.isBefore(askedAt.plus(kind.waits));
  }

  /// @param said as it would be understood if nothing had been asked
  /// @param isMeant whether the job and the place that they said are those of an option
  /// @return nothing when it is no answer
  public Optional<Answer> answeredBy(Meaning said, Predicate<String> isMeant) {
    return switch (said) {
      case Choice(int stars) when kind == Kind.STARS -> stars(stars);
      case Choice _ when isYesOrNo() -> Optional.empty();
      case Meaning _ when kind == Kind.CANCEL_ALL -> Optional.empty();
      case Accept _ when kind == Kind.STARS -> Optional.empty();
      case Choice(int position) -> option(position).map(this::about).or(this::again);
      case Accept(var reference) when reference == null && (options.size() == 1 || isYesOrNo()) ->
          Optional.of(about(options.getFirst()));
      case Cancel cancel when kind == Kind.CANCEL && cancel.describes() ->
          cancel.position() == null
              ? only(isMeant).map(this::about)
              : option(cancel.position()).map(this::about).or(this::again);
      case ServiceRequest _ when isAmongTheirOwn() -> only(isMeant).map(this::about);
      case ServiceRequest(var category, var district)
          when kind == Kind.MOVE && category == null && options.contains(district) ->
          Optional.of(about(options.getFirst()));
      case ServiceRequest(var category, var district)
          when kind == Kind.ALSO && category != null && district == null ->
          options.stream()
              .filter(option -> category.equals(job(option).category()))
              .findFirst()
              .map(this::about);
      case ServiceRequest(var category, var district)
          when kind == Kind.SERVICE && category != null && district == null ->
          Optional.of(about(category));
      case Meaning _ -> Optional.empty();
    };
  }

  /// Whether there is nothing left to answer once they have said this. What nobody understands
  /// leaves a question as it was, and so does a place where the service is still asked for.
  public boolean endsWith(Meaning said) {
    return switch (said) {
      case Meaning.Unclear _, Meaning.Question _, Meaning.Opening _ -> false;
      case ServiceRequest(var category, _) -> kind != Kind.SERVICE || category != null;
      case Rate(int stars, _) -> kind != Kind.STARS || stars > 0;
      case Meaning.OptOut _ -> true;
      case Choice _ -> kind != Kind.SERVICE && kind != Kind.ALSO;
      case Meaning _ -> kind != Kind.SERVICE;
    };
  }

  /// Whether a number is no answer, and yes is one, whatever there is.
  private boolean isYesOrNo() {
    return switch (kind) {
      case MOVE, ALSO, CANCEL_ALL -> true;
      case SERVICE, PLACE, LIST, STARS, CANCEL, ACCEPT, DECLINE, START, FINISH, RATE -> false;
    };
  }

  /// Whether they said no to it, and nothing more is to be done.
  public boolean isLeftBy(Meaning said) {
    return said instanceof Decline(var reference)
        && reference == null
        && (kind == Kind.ALSO || kind == Kind.CANCEL_ALL);
  }

  public static String option(ServiceRequest job) {
    return job.district() == null ? job.category() + "" : job.category() + ":" + job.district();
  }

  private static ServiceRequest job(String option) {
    var parts = option.split(":", 2);
    return new ServiceRequest(parts[0], parts.length == 1 ? null : parts[1]);
  }

  /// Whether they are to say which of several things of theirs.
  private boolean isAmongTheirOwn() {
    return switch (kind) {
      case LIST, CANCEL, ACCEPT, DECLINE, START, FINISH, RATE -> true;
      case SERVICE, PLACE, STARS, MOVE, ALSO, CANCEL_ALL -> false;
    };
  }

  /// A number that nobody can give is asked for once more.
  private Optional<Answer> stars(int number) {
    return Optional.of(
        new Answer(new Rate(number > MOST_STARS ? 0 : number, options.getFirst()), null));
  }

  private Optional<String> option(int position) {
    return position < 1 || position > options.size()
        ? Optional.empty()
        : Optional.of(options.get(position - 1));
  }

  private Optional<String> only(Predicate<String> isMeant) {
    var meant = options.stream().filter(isMeant).toList();
    return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
  }

  private Answer about(String option) {
    return switch (kind) {
      case SERVICE -> new Answer(new ServiceRequest(option, detail), null);
      case PLACE -> new Answer(new ServiceRequest(detail, option), null);
      case LIST -> new Answer(new Choice(number()), LeadId.of(option));
      case MOVE ->
          new Answer(new ServiceRequest(null, option), LeadId.of(Objects.requireNonNull(detail)));
      case ALSO ->
          new Answer(
              job(option),
              null,
              options.stream()
                  .filter(other -> !other.equals(option))
                  .map(OpenQuestion::job)
                  .toList());
      case STARS, CANCEL_ALL, CANCEL, ACCEPT, DECLINE, START, FINISH, RATE ->
          new Answer(word(option), null);
    };
  }

  /// A number that is not in the question: it is asked once more.
  private Optional<Answer> again() {
    return switch (kind) {
      case SERVICE, PLACE, STARS, MOVE, ALSO, CANCEL_ALL -> Optional.empty();
      case LIST -> Optional.of(new Answer(new Choice(number()), null));
      case CANCEL, ACCEPT, DECLINE, START, FINISH, RATE ->
          Optional.of(new Answer(word(null), null));
    };
  }

  private Meaning word(@Nullable String reference) {
    return switch (kind) {
      case CANCEL -> new Cancel(reference);
      case ACCEPT -> new Accept(reference);
      case DECLINE -> new Decline(reference);
      case START -> new StartJob(reference);
      case FINISH -> new FinishJob(reference);
      case RATE -> new Rate(number(), reference);
      case SERVICE, PLACE, LIST, STARS, MOVE, ALSO, CANCEL_ALL ->
          throw new IllegalStateException(kind + " is not answered by a word");
    };
  }

  private int number() {
    return Integer.parseInt(Objects.requireNonNull(detail));
  }
}
