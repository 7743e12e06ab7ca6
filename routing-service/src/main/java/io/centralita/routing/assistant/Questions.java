package io.centralita.routing.assistant;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.kit.trace.Trace;
import io.centralita.routing.conversation.Conversation;
import io.centralita.routing.conversation.MessageStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/// Takes questions. They are answered behind the transaction that took them.
@Component
public class Questions {
  private static final int MOST_EARLIER = 6;
  private static final Duration RECENT = Duration.ofHours(24);

  private final QuestionStore store;
  private final MessageStore messages;
  private final Assistant assistant;
  private final AnswerBell bell;
  private final InstantSource clock;

  Questions(
      QuestionStore store,
      MessageStore messages,
      Assistant assistant,
      AnswerBell bell,
      InstantSource clock) {
    this.store = store;
    this.messages = messages;
    this.assistant = assistant;
    this.bell = bell;
    this.clock = clock;
  }

  /// Whether anybody answers questions here.
  public boolean areAnswered() {
    return assistant.isConfigured();
  }

  /// @return whether somebody will answer; otherwise the help text is all there is
  public boolean ask(Conversation conversation, MessageReceived message, CloudEvent<?> event) {
    if (!assistant.isConfigured()) {
      return false;
    }
    var now = clock.instant();
    store.add(
        new Question(
            event.id(),
            conversation.id(),
            Redaction.of(message.content().text(), message.senderName()),
            earlier(conversation, message, now),
            Trace.child(),
            now,
            0));
    bell.ringAfterCommit();
    return true;
  }

  /// What the person and the assistant said. What others had said to them, in offers and
  /// introductions, is not for a model.
  private List<Earlier> earlier(Conversation conversation, MessageReceived message, Instant now) {
    return messages
        .spokenBefore(conversation.id(), message, now.minus(RECENT), MOST_EARLIER)
        .stream()
        .map(spoken ->
            new Earlier(
                spoken.byPerson(), Prompt.cut(Redaction.of(spoken.text(), message.senderName()))))
        .toList();
  }
}
