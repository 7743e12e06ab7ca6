package io.centralita.matching.message;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.routing.Interpretation;
import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import io.centralita.contracts.routing.Meaning.Accept;
import io.centralita.contracts.routing.Meaning.Cancel;
import io.centralita.contracts.routing.Meaning.Choice;
import io.centralita.contracts.routing.Meaning.Decline;
import io.centralita.contracts.routing.Meaning.FinishJob;
import io.centralita.contracts.routing.Meaning.Opening;
import io.centralita.contracts.routing.Meaning.OptIn;
import io.centralita.contracts.routing.Meaning.OptOut;
import io.centralita.contracts.routing.Meaning.Question;
import io.centralita.contracts.routing.Meaning.Rate;
import io.centralita.contracts.routing.Meaning.Relay;
import io.centralita.contracts.routing.Meaning.ServiceRequest;
import io.centralita.contracts.routing.Meaning.StartJob;
import io.centralita.contracts.routing.Meaning.Unclear;
import io.centralita.contracts.routing.Meaning.VerificationCode;
import io.centralita.contracts.values.OfferId;
import io.centralita.matching.lead.Customer;
import io.centralita.matching.lead.LeadPublisher;
import io.centralita.matching.lead.LeadRequests;
import io.centralita.matching.lead.Leads;
import io.centralita.matching.lead.Notice;
import io.centralita.matching.message.Reply.Answer;
import io.centralita.matching.message.Reply.OnLead;
import io.centralita.matching.message.Reply.Silence;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Hears what every message means and takes up what concerns leads and offers.
@Component
public final class MessageListener {
  private static final Logger log = LoggerFactory.getLogger(MessageListener.class);

  /// What ended longer ago is not what a bare word is about.
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final LeadRequests requests;
  private final Leads leads;
  private final StandingStore standings;
  private final LeadPublisher publisher;

  MessageListener(
      LeadRequests requests, Leads leads, StandingStore standings, LeadPublisher publisher) {
    this.requests = requests;
    this.leads = leads;
    this.standings = standings;
    this.publisher = publisher;
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
    switch (said.meaning()) {
      case ServiceRequest(var category, var district) ->
          requests.request(said.message().tenant(), customer(said), category, district, cause);
      case Choice(int position) -> reply(said, cause, null, to -> to.choose(position));
      case Accept(var reference) -> reply(said, cause, reference, to -> to.accept(reference));
      case Decline(var reference) -> reply(said, cause, reference, to -> to.decline(reference));
      case Cancel(var reference) -> reply(said, cause, reference, to -> to.cancel(reference));
      case StartJob _, FinishJob _, Rate _ ->
          log.info(
              "Message {} tells how a job goes on, which is not kept; it changes nothing",
              said.message().carrierMessageId());
      case Relay _, Opening _, VerificationCode _, OptOut _, OptIn _, Question _, Unclear _ -> {}
    }
  }

  private static Customer customer(MessageInterpreted said) {
    var message = said.message();
    return new Customer(message.from(), message.senderName(), message.to(), said.language());
  }

  private void reply(
      MessageInterpreted said,
      UUID cause,
      @Nullable String reference,
      Function<ReplyDecision, Reply> decision) {
    var message = said.message();
    var standing =
        standings.of(
            message.tenant(),
            message.from().ref(),
            message.receivedAt().minus(REMEMBERED),
            said.lead(),
            offer(reference));
    switch (decision.apply(new ReplyDecision(standing, said.lead(), message.receivedAt()))) {
      case OnLead(var lead, var happening) -> leads.happen(lead, happening, cause);
      case Answer(var template, var variables) ->
          publisher.tell(
              new Notice(message.from(), template, variables),
              message.tenant(),
              message.to(),
              null,
              cause);
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
