package io.centralita.routing.reception;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.InboundMessage;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.values.LeadId;
import io.centralita.kit.outbox.Outbox;
import io.centralita.routing.assistant.Questions;
import io.centralita.routing.assistant.SecondOpinions;
import io.centralita.routing.conversation.Conversation;
import io.centralita.routing.conversation.ConversationStore;
import io.centralita.routing.conversation.MessageStore;
import io.centralita.routing.conversation.Status;
import io.centralita.routing.conversation.Status.Step;
import io.centralita.routing.conversation.Statuses;
import io.centralita.routing.mailbox.Mailboxes;
import io.centralita.routing.media.MediaIntake;
import io.centralita.routing.optout.OptOutStore;
import io.centralita.routing.sending.Sends;
import io.centralita.routing.understanding.Heard;
import io.centralita.routing.understanding.Thanks;
import io.centralita.routing.understanding.Understandings;
import io.centralita.routing.understanding.Understood;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes a message: remembers it, opens the window, understands it, tells everybody once. What is
/// for nobody else to answer goes to the [HelpDesk].
@Component
class Reception {
  /// What they were asked longer ago is not what they mean.
  private static final Duration RECENT = Duration.ofDays(1);

  private final ConversationStore conversations;
  private final MessageStore messages;
  private final MediaIntake media;
  private final Statuses statuses;
  private final Mailboxes mailboxes;
  private final OptOutStore optOuts;
  private final Sends sends;
  private final Questions questions;
  private final Understandings understandings;
  private final SecondOpinions opinions;
  private final Outbox outbox;
  private final Tongues tongues;
  private final HelpDesk desk;
  private final InstantSource clock;

  Reception(
      ConversationStore conversations,
      MessageStore messages,
      MediaIntake media,
      Statuses statuses,
      Mailboxes mailboxes,
      OptOutStore optOuts,
      Sends sends,
      Questions questions,
      Understandings understandings,
      SecondOpinions opinions,
      Outbox outbox,
      Tongues tongues,
      HelpDesk desk,
      InstantSource clock) {
    this.conversations = conversations;
    this.messages = messages;
    this.media = media;
    this.statuses = statuses;
    this.mailboxes = mailboxes;
    this.optOuts = optOuts;
    this.sends = sends;
    this.questions = questions;
    this.understandings = understandings;
    this.opinions = opinions;
    this.outbox = outbox;
    this.tongues = tongues;
    this.desk = desk;
    this.clock = clock;
  }

  /// What has to be asked outside before a batch is taken.
  void ahead(List<CloudEvent<InboundMessage>> batch) {
    opinions.ahead(batch, this::understood);
  }

  private Understood understood(MessageReceived message) {
    return understandings.of(message.tenant()).understand(heard(message));
  }

  void on(CloudEvent<InboundMessage> event) {
    switch (event.data()) {
      case MessageReceived message -> received(event, message);
    }
  }

  private void received(CloudEvent<?> event, MessageReceived message) {
    var conversation = conversations.received(message, clock.instant());
    if (conversation.status() == Status.CLOSED) {
      statuses.take(conversation.id(), Step.WRITTEN, "person");
    }
    var understood = opinions.of(event.id(), understood(message));
    var lead = lead(conversation, message, understood);
    messages.received(conversation.id(), message, lead);
    media.received(message, lead);
    var language = tongues.of(conversation, message, understood);
    var unanswered =
        message.purpose() == NumberPurpose.MAIN
            && (desk.isUnheard(conversation, understood.meaning())
                || desk.isForAPerson(conversation, understood, message, lead, event));
    outbox.publish(
        Topics.INTERPRETATIONS,
        EventIds.derived("interpretation", event.id().toString()),
        event.subject(),
        unanswered
            ? new MessageInterpreted(
                conversation.id(), message, new Meaning.Unclear(), language, null)
            : new MessageInterpreted(
                conversation.id(),
                message,
                understood.meaning(),
                language,
                lead,
                understood.also()));
    heed(conversation, message, understood.meaning(), event.id().toString());
    if (message.from().channel() == Channel.WHATSAPP && message.writtenTo() == null) {
      sends.release(conversation);
    }
    if (message.purpose() == NumberPurpose.MAIN) {
      desk.see(conversation, understood, message, lead, event);
    }
  }

  private static Heard heard(MessageReceived message) {
    var button = message.content().button();
    return new Heard(
        message.content().text(),
        button == null ? null : button.payload(),
        message.purpose(),
        message.content().location());
  }

  /// The lead that the button names, or that the quoted message was about. What nobody understands
  /// is taken to be about what they were last asked.
  private @Nullable LeadId lead(
      Conversation conversation, MessageReceived message, Understood understood) {
    if (understood.lead() != null) {
      return understood.lead();
    }
    var quoted =
        message.repliedTo() == null
            ? Optional.<LeadId>empty()
            : messages.leadOf(message.carrier(), message.repliedTo());
    return quoted.or(() -> lastAskedAbout(conversation, message, understood)).orElse(null);
  }

  private Optional<LeadId> lastAskedAbout(
      Conversation conversation, MessageReceived message, Understood understood) {
    boolean open =
        switch (understood.meaning()) {
          case Meaning.Unclear _ ->
              understood.remark() == null && !Thanks.areAllOf(message.content().text());
          case Meaning.Question _ -> understood.remark() == null && !questions.areAnswered();
          case Meaning _ -> false;
        };
    return open
            && message.purpose() == NumberPurpose.MAIN
            && !HelpDesk.isTheirs(conversation, message)
        ? messages.askedAbout(conversation.id(), clock.instant().minus(RECENT))
        : Optional.empty();
  }

  private void heed(
      Conversation conversation, MessageReceived message, Meaning meaning, String cause) {
    switch (message.optOut()) {
      case OUT -> {
        if (optOut(conversation)) {
          sends.release(conversation);
        }
      }
      case IN -> optIn(conversation);
      case HELP -> {}
      case null -> heed(conversation, meaning, cause);
    }
  }

  private void heed(Conversation conversation, Meaning meaning, String cause) {
    if (meaning instanceof Meaning.OptOut && optOut(conversation)) {
      sends.release(conversation);
      boolean talks =
          mailboxes.talksElsewhere(
              conversation.tenant(), conversation.person(), conversation.number(), clock.instant());
      sends.say(conversation, talks ? "opted-out-here" : "opted-out", "opt-out", cause, true);
    } else if (meaning instanceof Meaning.OptIn && optIn(conversation)) {
      sends.say(conversation, "opted-in", "opt-in", cause, false);
    }
  }

  /// The way back is said at their next message, however short a while ago they were helped.
  private boolean optOut(Conversation conversation) {
    conversations.helped(conversation.id(), Instant.EPOCH);
    return optOuts.add(
        conversation.tenant(), conversation.person(), conversation.number(), clock.instant());
  }

  private boolean optIn(Conversation conversation) {
    return optOuts.remove(conversation.tenant(), conversation.person(), conversation.number());
  }
}
