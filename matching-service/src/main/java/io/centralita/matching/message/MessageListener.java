package io.centralita.matching.message;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.routing.Interpretation;
import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.routing.Meaning.Accept;
import io.centralita.contracts.routing.Meaning.Cancel;
import io.centralita.contracts.routing.Meaning.Choice;
import io.centralita.contracts.routing.Meaning.Decline;
import io.centralita.contracts.routing.Meaning.FinishJob;
import io.centralita.contracts.routing.Meaning.Opening;
import io.centralita.contracts.routing.Meaning.OptIn;
import io.centralita.contracts.routing.Meaning.OptOut;
import io.centralita.contracts.routing.Meaning.Pause;
import io.centralita.contracts.routing.Meaning.Question;
import io.centralita.contracts.routing.Meaning.Rate;
import io.centralita.contracts.routing.Meaning.Relay;
import io.centralita.contracts.routing.Meaning.Resume;
import io.centralita.contracts.routing.Meaning.ServiceRequest;
import io.centralita.contracts.routing.Meaning.StartJob;
import io.centralita.contracts.routing.Meaning.Unclear;
import io.centralita.contracts.routing.Meaning.VerificationCode;
import io.centralita.contracts.values.DisplayName;
import io.centralita.contracts.values.OfferId;
import io.centralita.matching.job.JobMessages;
import io.centralita.matching.lead.Customer;
import io.centralita.matching.lead.LeadPublisher;
import io.centralita.matching.lead.LeadRequests;
import io.centralita.matching.lead.Leads;
import io.centralita.matching.lead.Notice;
import io.centralita.matching.lead.Restatements;
import io.centralita.matching.message.Reply.Answer;
import io.centralita.matching.message.Reply.OnLead;
import io.centralita.matching.message.Reply.Silence;
import io.centralita.matching.message.Reply.WhichList;
import io.centralita.matching.message.Standing.Asked;
import io.centralita.matching.provider.Directory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Hears what every message means and takes up what concerns leads and offers.
@Component
public final class MessageListener {
  /// What ended longer ago is not what a bare word is about.
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final JobMessages jobs;
  private final LeadRequests requests;
  private final Leads leads;
  private final StandingStore standings;
  private final ListQuestionStore questions;
  private final ServiceQuestions services;
  private final Directory directory;
  private final Breaks breaks;
  private final LeadPublisher publisher;
  private final Restatements restatements;
  private final InstantSource clock;

  MessageListener(
      JobMessages jobs,
      LeadRequests requests,
      Leads leads,
      StandingStore standings,
      ListQuestionStore questions,
      ServiceQuestions services,
      Directory directory,
      Breaks breaks,
      LeadPublisher publisher,
      Restatements restatements,
      InstantSource clock) {
    this.jobs = jobs;
    this.requests = requests;
    this.leads = leads;
    this.standings = standings;
    this.questions = questions;
    this.services = services;
    this.directory = directory;
    this.breaks = breaks;
    this.publisher = publisher;
    this.restatements = restatements;
    this.clock = clock;
  }

  public void on(CloudEvent<Interpretation> event) {
    switch (event.data()) {
      case MessageInterpreted message -> on(message, event.id());
    }
  }

  private void on(MessageInterpreted said, UUID cause) {
    if (said.message().purpose() != NumberPurpose.MAIN) {
      return; // Between two people, or a code: not to us.
    }
    switch (meaning(said)) {
      case ServiceRequest(var category, var district) -> request(said, cause, category, district);
      case Unclear unclear -> unclear(said, cause, unclear);
      case Question _ -> openThings(said, cause);
      case Choice(int position) -> {
        if (!jobs.number(said, position, cause)) {
          reply(said, cause, null, to -> to.choose(position));
        }
      }
      case Accept(var reference) -> reply(said, cause, reference, to -> to.accept(reference));
      case Decline(var reference) -> reply(said, cause, reference, to -> to.decline(reference));
      case Cancel(var reference) -> {
        if (!jobs.cancel(said, reference, cause)) {
          reply(said, cause, reference, to -> to.cancel(reference));
        }
      }
      case StartJob(var reference) -> jobs.start(said, reference, cause);
      case FinishJob(var reference) -> jobs.finish(said, reference, cause);
      case Rate(int stars, var reference) -> jobs.rate(said, stars, reference, cause);
      case OptOut _ -> directory.optOut(said.message().tenant(), said.message().from().ref());
      case OptIn _ -> directory.optIn(said.message().tenant(), said.message().from().ref());
      case Pause pause -> breaks.begin(said, pause, cause);
      case Resume _ -> breaks.end(said, cause);
      case Relay _, Opening _, VerificationCode _ -> {}
    }
  }

  /// A bare word that may be about an offer is about that; else it may answer what they were asked.
  private Meaning meaning(MessageInterpreted said) {
    return said.meaning() instanceof Accept && !standing(said, null).offers().isEmpty()
        ? said.meaning()
        : services.resolved(said);
  }

  private void unclear(MessageInterpreted said, UUID cause, Unclear unclear) {
    if (said.lead() != null && standing(said, null).openOffers().findAny().isPresent()) {
      openThings(said, cause);
      return;
    }
    services
        .ask(said, unclear)
        .ifPresentOrElse(which -> answer(said, cause, which), () -> openThings(said, cause));
  }

  /// What they said is about something of theirs that waits, though it does not say what.
  private void openThings(MessageInterpreted said, UUID cause) {
    if (said.lead() != null) {
      become(decision(said, null, null).unclear(), said, cause);
    }
  }

  private static Customer customer(MessageInterpreted said) {
    var message = said.message();
    return new Customer(
        message.from(), DisplayName.of(message.senderName()), message.to(), said.language());
  }

  /// Who was asked which list they meant may answer with its job.
  private void request(
      MessageInterpreted said, UUID cause, @Nullable String category, @Nullable String district) {
    var again = category == null ? services.askedAgain(said, district) : Optional.<Answer>empty();
    if (again.isPresent()) {
      answer(said, cause, again.get());
      return;
    }
    services.answered(said);
    var question = question(said);
    var answer =
        question == null
            ? Optional.<Reply>empty()
            : decision(said, null, question).request(category, district);
    answer.ifPresentOrElse(
        reply -> become(reply, said, cause),
        () -> requests.request(said.message().tenant(), customer(said), category, district, cause));
  }

  private void reply(
      MessageInterpreted said,
      UUID cause,
      @Nullable String reference,
      Function<ReplyDecision, Reply> decide) {
    become(decide.apply(decision(said, reference, question(said))), said, cause);
  }

  private @Nullable ListQuestion question(MessageInterpreted said) {
    return questions.take(said.message().tenant(), said.message().from().ref()).orElse(null);
  }

  private ReplyDecision decision(
      MessageInterpreted said, @Nullable String reference, @Nullable ListQuestion question) {
    return new ReplyDecision(
        standing(said, reference), said.lead(), question, said.message().receivedAt());
  }

  private Standing standing(MessageInterpreted said, @Nullable String reference) {
    var message = said.message();
    return standings.of(
        message.tenant(),
        message.from().ref(),
        message.receivedAt().minus(REMEMBERED),
        said.lead(),
        offer(reference));
  }

  private void become(Reply reply, MessageInterpreted said, UUID cause) {
    switch (reply) {
      case OnLead(var lead, var happening) -> leads.happen(lead, happening, cause);
      case WhichList which -> ask(which, said, cause);
      case Answer answer -> answer(said, cause, answer);
      case Silence() -> {}
    }
  }

  private void ask(WhichList which, MessageInterpreted said, UUID cause) {
    var message = said.message();
    var lists = which.lists().stream().map(Asked::lead).toList();
    questions.keep(
        message.tenant(),
        message.from().ref(),
        new ListQuestion(which.position(), lists, clock.instant()));
    publisher.tell(notice(said, which.question()), message.tenant(), message.to(), null, cause);
  }

  private void answer(MessageInterpreted said, UUID cause, Answer answer) {
    var message = said.message();
    restatements.tell(notice(said, answer), message.tenant(), message.to(), null, cause);
  }

  private static Notice notice(MessageInterpreted said, Answer answer) {
    return new Notice(said.message().from(), answer.template(), answer.variables());
  }

  /// A button names its offer by id, a person by code.
  private static @Nullable OfferId offer(@Nullable String reference) {
    try {
      return reference == null ? null : OfferId.of(reference);
    } catch (IllegalArgumentException code) {
      return null;
    }
  }
}
