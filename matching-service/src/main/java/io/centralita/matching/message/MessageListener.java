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
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import io.centralita.matching.job.JobMessages;
import io.centralita.matching.lead.Customer;
import io.centralita.matching.lead.Happening;
import io.centralita.matching.lead.LeadRequests;
import io.centralita.matching.lead.Leads;
import io.centralita.matching.lead.Prompt;
import io.centralita.matching.message.Reply.Answer;
import io.centralita.matching.message.Reply.Ask;
import io.centralita.matching.message.Reply.OnLead;
import io.centralita.matching.message.Reply.Silence;
import io.centralita.matching.message.Reply.WhichList;
import io.centralita.matching.provider.Directory;
import io.centralita.matching.question.OpenQuestion;
import io.centralita.matching.question.OpenQuestions;
import io.centralita.matching.question.Which;
import java.time.Duration;
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
  private final OpenQuestions questions;
  private final ServiceQuestions services;
  private final Directory directory;
  private final Breaks breaks;
  private final Replies replies;

  MessageListener(
      JobMessages jobs,
      LeadRequests requests,
      Leads leads,
      StandingStore standings,
      OpenQuestions questions,
      ServiceQuestions services,
      Directory directory,
      Breaks breaks,
      Replies replies) {
    this.jobs = jobs;
    this.requests = requests;
    this.leads = leads;
    this.standings = standings;
    this.questions = questions;
    this.services = services;
    this.directory = directory;
    this.breaks = breaks;
    this.replies = replies;
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
    if (!isAboutAnOffer(said) && replies.settle(said, cause)) {
      return;
    }
    var heard = heard(said);
    take(heard, cause);
    services.also(heard).ifPresent(which -> replies.askBeside(which, said, cause));
  }

  private void take(MessageInterpreted said, UUID cause) {
    switch (said.meaning()) {
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
      case Cancel cancel when cancel.describes() && standing(said, null).isCustomers() ->
          become(new CancelDecision(standing(said, null)).described(cancel), said, cause);
      case Cancel cancel when cancel.category() != null || cancel.district() != null -> {
        if (!jobs.cancel(said, cancel, cause)) {
          become(decision(said, null).unclear(), said, cause);
        }
      }
      case Cancel cancel -> {
        if (!jobs.cancel(said, cancel.reference(), cause)) {
          reply(said, cause, cancel.reference(), to -> to.cancel(cancel.reference()));
        }
      }
      case StartJob(var reference) -> jobs.start(said, reference, cause);
      case FinishJob(var reference) -> jobs.finish(said, reference, cause);
      case Rate(int stars, var reference) -> jobs.rate(said, stars, reference, cause);
      case OptOut _ -> {
        directory.optOut(said.message().tenant(), said.message().from().ref());
        declineAll(said, cause);
        requests.optOut(said.message().tenant(), said.message().from().ref(), cause);
      }
      case OptIn _ -> directory.optIn(said.message().tenant(), said.message().from().ref());
      case Pause pause -> breaks.begin(said, pause, cause);
      case Resume _ -> breaks.end(said, cause);
      case Relay _, Opening _, VerificationCode _ -> {}
    }
  }

  /// Nobody waits for an answer of who wants to hear nothing.
  private void declineAll(MessageInterpreted said, UUID cause) {
    var saidAt = said.message().receivedAt();
    standing(said, null)
        .openOffers()
        .forEach(offer ->
            leads.happen(
                offer.lead(),
                new Happening.Declined(offer.offer(), saidAt),
                Prompt.of(said, cause)));
  }

  /// What they mean, who were asked something: a bare word that may be about an offer is about
  /// that, else it may be the answer.
  private MessageInterpreted heard(MessageInterpreted said) {
    var waiting = questions.waiting(said);
    var answer =
        said.lead() != null || isAboutAnOffer(said)
            ? Optional.<OpenQuestion.Answer>empty()
            : waiting.flatMap(
                question -> question.answeredBy(said.meaning(), option -> isNamed(said, option)));
    if (waiting.filter(question -> question.endsWith(said.meaning())).isPresent()) {
      questions.end(said);
    }
    var meaning = answer.map(OpenQuestion.Answer::meaning).orElseGet(() -> placed(said));
    return new MessageInterpreted(
        said.conversation(),
        said.message(),
        services.offered(said, meaning),
        said.language(),
        answer.map(OpenQuestion.Answer::lead).orElse(said.lead()),
        answer.map(OpenQuestion.Answer::also).orElse(said.also()));
  }

  private boolean isAboutAnOffer(MessageInterpreted said) {
    return (said.meaning() instanceof Accept || said.meaning() instanceof Decline)
        && !standing(said, null).offers().isEmpty();
  }

  /// @param option a lead of theirs, or an offer to them, by id
  private boolean isNamed(MessageInterpreted said, String option) {
    return switch (said.meaning()) {
      case ServiceRequest(var category, var district) -> isFor(said, option, category, district);
      case Cancel(_, var category, var district, _, _) when category != null || district != null ->
          isFor(said, option, category, district);
      default -> false;
    };
  }

  private boolean isFor(
      MessageInterpreted said,
      String option,
      @Nullable String category,
      @Nullable String district) {
    var tenant = said.message().tenant();
    return leads
        .find(tenant, leads.leadOf(tenant, OfferId.of(option)).orElseGet(() -> LeadId.of(option)))
        .filter(lead -> lead.isFor(category, district))
        .isPresent();
  }

  /// Who was asked where, and says so in a sentence that nobody understands, has answered.
  private Meaning placed(MessageInterpreted said) {
    return said.meaning() instanceof Unclear unclear
            && unclear.district() != null
            && standing(said, null).waitsForPlace(unclear.district(), unclear.candidates())
        ? new ServiceRequest(null, unclear.district())
        : said.meaning();
  }

  private void unclear(MessageInterpreted said, UUID cause, Unclear unclear) {
    if (said.lead() != null && standing(said, null).openOffers().findAny().isPresent()) {
      openThings(said, cause);
      return;
    }
    services
        .about(said, unclear)
        .ifPresentOrElse(which -> replies.ask(which, said, cause), () -> openThings(said, cause));
  }

  /// What they said is about something of theirs that waits, though it does not say what.
  private void openThings(MessageInterpreted said, UUID cause) {
    if (said.lead() != null) {
      become(decision(said, null).unclear(), said, cause);
    }
  }

  /// A tap on the button that moves a request names both it and the place, and so does a yes to
  /// that question.
  private void request(
      MessageInterpreted said, UUID cause, @Nullable String category, @Nullable String district) {
    if (said.lead() != null
        && category == null
        && district != null
        && (said.message().content().button() != null || said.message().repliedTo() == null)) {
      requests.move(
          said.message().tenant(),
          said.lead(),
          Customer.of(said),
          district,
          Prompt.of(said, cause));
      return;
    }
    var again = category == null ? services.in(said, district) : Optional.<Which>empty();
    again.ifPresentOrElse(
        which -> replies.ask(which, said, cause),
        () ->
            requests.request(
                said.message().tenant(),
                Customer.of(said),
                category,
                district,
                Prompt.of(said, cause)));
  }

  private void reply(
      MessageInterpreted said,
      UUID cause,
      @Nullable String reference,
      Function<ReplyDecision, Reply> decide) {
    become(decide.apply(decision(said, reference)), said, cause);
  }

  private ReplyDecision decision(MessageInterpreted said, @Nullable String reference) {
    return new ReplyDecision(standing(said, reference), said.lead(), said.message().receivedAt());
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
      case OnLead(var lead, var happening) -> leads.happen(lead, happening, Prompt.of(said, cause));
      case WhichList which -> replies.ask(which.which(), said, cause);
      case Ask(var which) -> replies.ask(which, said, cause);
      case Answer(var template, var variables) -> replies.tell(said, template, variables, cause);
      case Silence() -> {}
    }
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
