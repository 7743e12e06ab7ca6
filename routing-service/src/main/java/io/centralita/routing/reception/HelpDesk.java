package io.centralita.routing.reception;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.values.LeadId;
import io.centralita.routing.assistant.Questions;
import io.centralita.routing.conversation.Conversation;
import io.centralita.routing.conversation.ConversationStore;
import io.centralita.routing.conversation.MessageStore;
import io.centralita.routing.conversation.Status;
import io.centralita.routing.conversation.Status.Step;
import io.centralita.routing.conversation.Statuses;
import io.centralita.routing.optout.OptOutStore;
import io.centralita.routing.sending.Sends;
import io.centralita.routing.understanding.Remark;
import io.centralita.routing.understanding.Thanks;
import io.centralita.routing.understanding.Understood;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Answers what is for nobody else to answer: help, thanks, questions, what is not understood.
@Component
class HelpDesk {
  /// Who was offered no job for so long is helped as anybody else.
  private static final Duration WORKS_HERE = Duration.ofDays(30);

  private final ConversationStore conversations;
  private final MessageStore messages;
  private final Statuses statuses;
  private final OptOutStore optOuts;
  private final Sends sends;
  private final Questions questions;
  private final EmergencySettings emergency;
  private final AttendanceSettings attendance;
  private final InstantSource clock;
  private final MeterRegistry meters;

  HelpDesk(
      ConversationStore conversations,
      MessageStore messages,
      Statuses statuses,
      OptOutStore optOuts,
      Sends sends,
      Questions questions,
      EmergencySettings emergency,
      AttendanceSettings attendance,
      InstantSource clock,
      MeterRegistry meters) {
    this.conversations = conversations;
    this.messages = messages;
    this.statuses = statuses;
    this.optOuts = optOuts;
    this.sends = sends;
    this.questions = questions;
    this.emergency = emergency;
    this.attendance = attendance;
    this.clock = clock;
    this.meters = meters;
  }

  /// @param lead what it is about, as far as that is known
  void see(
      Conversation conversation,
      Understood understood,
      MessageReceived message,
      @Nullable LeadId lead,
      CloudEvent<?> event) {
    count(understood.meaning(), Thanks.areAllOf(message.content().text()));
    help(conversation, understood, message, lead, event);
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
      if (understood.remark().isForAPerson()) {
        statuses.take(conversation.id(), Step.ESCALATE, "person");
      }
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

  /// Whether they want nothing from us, so that a request of theirs, or a choice, would have
  /// somebody come of whom they never hear.
  boolean isUnheard(Conversation conversation, Meaning meaning) {
    return switch (meaning) {
      case Meaning.ServiceRequest _, Meaning.Choice _, Meaning.Accept _ ->
          optOuts.has(conversation.tenant(), conversation.person(), conversation.number());
      case Meaning _ -> false;
    };
  }

  /// What nobody understands is answered by whoever asked them last, a few times; then a person
  /// looks, and nobody else says the same once more.
  boolean isForAPerson(
      Conversation conversation,
      Understood understood,
      MessageReceived message,
      @Nullable LeadId lead,
      CloudEvent<?> event) {
    if (lead == null
        || understood.remark() != null
        || !(understood.meaning() instanceof Meaning.Unclear unclear)
        || !unclear.candidates().isEmpty()
        || unclear.district() != null
        || Thanks.areAllOf(message.content().text())
        || isTheirs(conversation, message)
        || optOuts.has(conversation.tenant(), conversation.person(), conversation.number())
        || !Help.isForAPersonAfterAll(conversations.lost(conversation.id()))) {
      return false;
    }
    handOver(conversation, event.id().toString());
    return true;
  }

  private void handOver(Conversation conversation, String cause) {
    statuses.take(conversation.id(), Step.ESCALATE, "switchboard");
    sends.say(conversation, "handed-over", "help", cause, false);
  }

  private void say(Conversation conversation, Remark remark, String cause) {
    var variables = remark.isForAPerson() ? attendance.variables() : emergency.variables(remark);
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
  static boolean isTheirs(Conversation conversation, MessageReceived message) {
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
      handOver(conversation, cause);
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
