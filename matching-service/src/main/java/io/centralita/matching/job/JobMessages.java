package io.centralita.matching.job;

import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import io.centralita.contracts.routing.Meaning.Cancel;
import io.centralita.contracts.values.MediaId;
import io.centralita.matching.job.JobReply.Reply;
import io.centralita.matching.job.JobReply.Reply.Answer;
import io.centralita.matching.job.JobReply.Reply.Ask;
import io.centralita.matching.job.JobReply.Reply.OnJob;
import io.centralita.matching.lead.Happening.WorkFinished;
import io.centralita.matching.lead.Leads;
import io.centralita.matching.lead.Notice;
import io.centralita.matching.lead.Outcome.Refused;
import io.centralita.matching.lead.Prompt;
import io.centralita.matching.lead.Restatements;
import io.centralita.matching.question.OpenQuestions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What people write about jobs (L6): `comencé`, `terminé`, `calificar`, and `cancelar` for what
/// somebody has taken.
@Component
public final class JobMessages {
  /// What was done longer ago is not what a word is about.
  private static final Duration REMEMBERED = Duration.ofDays(30);

  /// What was taken back longer ago explains no word.
  private static final Duration FRESH = Duration.ofDays(3);

  private final JobStore jobs;
  private final PhotoStore photos;
  private final Leads leads;
  private final OpenQuestions questions;
  private final Restatements restatements;

  JobMessages(
      JobStore jobs,
      PhotoStore photos,
      Leads leads,
      OpenQuestions questions,
      Restatements restatements) {
    this.jobs = jobs;
    this.photos = photos;
    this.leads = leads;
    this.questions = questions;
    this.restatements = restatements;
  }

  public void start(MessageInterpreted said, @Nullable String reference, UUID cause) {
    become(replyOnWork(said).start(reference), said, cause);
  }

  public void finish(MessageInterpreted said, @Nullable String reference, UUID cause) {
    become(replyOnWork(said).finish(reference), said, cause);
  }

  public void rate(MessageInterpreted said, int stars, @Nullable String reference, UUID cause) {
    become(replyOnWork(said).rate(stars, reference), said, cause);
  }

  /// @return whether the number was about a job
  public boolean number(MessageInterpreted said, int number, UUID cause) {
    return become(reply(said).number(number, isAsked(said)), said, cause);
  }

  /// @return whether it was about a job
  public boolean cancel(MessageInterpreted said, @Nullable String reference, UUID cause) {
    return become(reply(said).cancel(reference, isAsked(said)), said, cause);
  }

  /// @param said of a job that is described and not named
  /// @return whether one of theirs fits
  public boolean cancel(MessageInterpreted said, Cancel described, UUID cause) {
    var tenant = said.message().tenant();
    return become(
        reply(said)
            .cancel(job ->
                leads
                    .find(tenant, job.lead())
                    .filter(lead -> lead.fits(described.category(), described.district()))
                    .isPresent()),
        said,
        cause);
  }

  private boolean isAsked(MessageInterpreted said) {
    return jobs.isAsked(said.message().tenant(), said.message().from().ref());
  }

  private JobReply reply(MessageInterpreted said) {
    return reply(said, List.of());
  }

  private JobReply replyOnWork(MessageInterpreted said) {
    var message = said.message();
    return reply(
        said, jobs.near(message.tenant(), message.from().ref(), message.receivedAt().minus(FRESH)));
  }

  private JobReply reply(MessageInterpreted said, List<NearJob> near) {
    var message = said.message();
    var theirs =
        jobs.of(message.tenant(), message.from().ref(), message.receivedAt().minus(REMEMBERED));
    return new JobReply(theirs, near, said.lead(), message.receivedAt());
  }

  private boolean become(Optional<Reply> reply, MessageInterpreted said, UUID cause) {
    reply.ifPresent(known -> become(known, said, cause));
    return reply.isPresent();
  }

  private void become(Reply reply, MessageInterpreted said, UUID cause) {
    switch (reply) {
      case OnJob(var lead, WorkFinished finished) -> {
        if (!(leads.happen(lead, finished, Prompt.of(said, cause)) instanceof Refused)) {
          photos.belong(lead, media(said), said.message().receivedAt());
        }
      }
      case OnJob(var lead, var happening) -> leads.happen(lead, happening, Prompt.of(said, cause));
      case Ask(var which) -> {
        questions.ask(said, which);
        tell(said, which.template(), which.variables(), cause);
      }
      case Answer(var template, var variables) -> tell(said, template, variables, cause);
    }
  }

  private void tell(
      MessageInterpreted said, String template, Map<String, String> variables, UUID cause) {
    var message = said.message();
    restatements.tell(
        new Notice(message.from(), template, variables),
        message.tenant(),
        message.to(),
        null,
        Prompt.of(said, cause));
  }

  private static List<MediaId> media(MessageInterpreted said) {
    var message = said.message();
    return IntStream.range(0, message.content().media().size())
        .mapToObj(index -> MediaId.of(message.carrier(), message.carrierMessageId(), index))
        .toList();
  }
}
