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
import io.centralita.routing.understanding.Remark;
import io.centralita.routing.understanding.Thanks;
import io.centralita.routing.understanding.Understandings;
import io.centralita.routing.understanding.Understood;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes a message: remembers it, opens the window, understands it, tells everybody once, and
/// answers by itself what is for nobody else to answer.
@Component
class Reception {
  /// What they were asked longer ago is not what they mean.
  private static final Duration RECENT = Duration.ofDays(1);

  /// Who was offered no job for so long is helped as anybody else.
  private static final Duration WORKS_HERE = Duration.ofDays(30);

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
  private final EmergencySettings emergency;
  private final InstantSource clock;
  private final MeterRegistry meters;

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
      EmergencySettings emergency,
      InstantSource clock,
      MeterRegistry meters) {
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
    this.emergency = emergency;
    this.clock = clock;
    this.meters = meters;
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
    outbox.publish(
        Topics.INTERPRETATIONS,
        EventIds.derived("interpretation", event.id().toString()),
        event.subject(),
        new MessageInterpreted(conversation.id(), message, understood.meaning(), language, lead));
    heed(conversation, message, understood.meaning(), event.id().toString());
    if (message.from().channel() == Channel.WHATSAPP && message.writtenTo() == null) {
      sends.release(conversation);
    }
    if (message.purpose() == NumberPurpose.MAIN) {
      count(understood.meaning(), Thanks.areAllOf(message.content().text()));
      help(conversation, understood, message, lead, event);
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
    return open && message.purpose() == NumberPurpose.MAIN && !isTheirs(conversation, message)
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

  private void help(
      Conversation conversation,
      Understood understood,
      MessageReceived message,
      @Nullable LeadId lead,
      CloudEvent<?> event) {
    var now = clock.instant();
    if (remindOfOptOut(conversation, understood.meaning(), message, event.id().toString(), now)) {
      return;
    }
    if (understood.remark() != null && !isTheirs(conversation, message)) {
      say(conversation, understood.remark(), event.id().toString());
      return;
    }
    var help =
        new Help(
            isTheirs(conversation, message),
            conversation.helpedAt(),
            conversation.thankedAt(),
            now);
    var cause = event.id().toString();
    var thanks = Thanks.areAllOf(message.content().text());
    if (lead != null && isForWhoeverAsked(understood.meaning(), thanks)) {
      return;
    }
    switch (help.to(understood.meaning(), thanks)) {
      case ANSWER -> {
        if (!questions.ask(conversation, message, event)) {
          help(conversation, cause, now);
        }
      }
      case HELP -> help(conversation, cause, now);
      case LOST -> lost(conversation, cause, now);
      case YOU_ARE_WELCOME -> {
        conversations.thanked(conversation.id(), now);
        sends.say(conversation, "you-are-welcome", "help", cause, false);
      }
      case NOTHING -> {}
    }
  }

  private void say(Conversation conversation, Remark remark, String cause) {
    var variables = new HashMap<>(emergency.variables());
    variables.putAll(remark.variables());
    sends.say(conversation, remark.template(), variables, "help", cause, false);
  }

  /// Who wants nothing from us and writes all the same is told, once an hour, why nobody answers.
  ///
  /// @return whether they want nothing
  private boolean remindOfOptOut(
      Conversation conversation,
      Meaning meaning,
      MessageReceived message,
      String cause,
      Instant now) {
    if (!optOuts.has(conversation.tenant(), conversation.person(), conversation.number())) {
      return false;
    }
    if (!(meaning instanceof Meaning.OptOut)
        && !isTheirs(conversation, message)
        && Help.isOver(conversation.helpedAt(), now)) {
      conversations.helped(conversation.id(), now);
      sends.say(conversation, "still-opted-out", "opt-out", cause, true);
    }
    return true;
  }

  /// Something of theirs waits for an answer, and whoever asked will ask again.
  private boolean isForWhoeverAsked(Meaning meaning, boolean thanks) {
    return switch (meaning) {
      case Meaning.Unclear _ -> !thanks;
      case Meaning.Question _ -> !questions.areAnswered();
      case Meaning _ -> false;
    };
  }

  /// A person answers, or the carrier has; and a reaction is no message.
  private static boolean isTheirs(Conversation conversation, MessageReceived message) {
    return conversation.status() == Status.ESCALATED
        || message.optOut() != null
        || message.content().reaction() != null;
  }

  private void help(Conversation conversation, String cause, Instant now) {
    conversations.helped(conversation.id(), now);
    sends.say(
        conversation,
        isProvider(conversation, now) ? "help-provider" : "help",
        "help",
        cause,
        false);
  }

  /// Where a person is to look, the conversation stands among those that wait for one.
  private void lost(Conversation conversation, String cause, Instant now) {
    if (Help.isForAPerson(conversations.lost(conversation.id()))) {
      statuses.take(conversation.id(), Step.ESCALATE, "switchboard");
      sends.say(conversation, "handed-over", "help", cause, false);
      return;
    }
    var provider = isProvider(conversation, now);
    sends.say(
        conversation,
        provider ? "not-understood-provider" : "not-understood",
        "help",
        cause,
        false);
  }

  private boolean isProvider(Conversation conversation, Instant now) {
    return messages.wasOffered(conversation.id(), now.minus(WORKS_HERE));
  }

  /// Texts that are about nothing that we know are seen, however they are answered.
  private void count(Meaning meaning, boolean thanks) {
    var outcome =
        switch (meaning) {
          case Meaning.Question _ -> "question";
          case Meaning.Unclear _ when thanks -> "thanks";
          case Meaning.Unclear unclear -> unclear.candidates().isEmpty() ? "unclear" : "perhaps";
          case Meaning _ -> "understood";
        };
    meters.counter("centralita.texts", "outcome", outcome).increment();
  }
}
