package io.centralita.routing.assistant;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.kit.trace.Trace;
import io.centralita.routing.conversation.Conversation;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Takes questions. They are answered behind the transaction that took them.
@Component
public class Questions {
  private final QuestionStore store;
  private final Assistant assistant;
  private final AnswerBell bell;
  private final InstantSource clock;

  Questions(QuestionStore store, Assistant assistant, AnswerBell bell, InstantSource clock) {
    this.store = store;
    this.assistant = assistant;
    this.bell = bell;
    this.clock = clock;
  }

  /// @return whether somebody will answer; otherwise the help text is all there is
  public boolean ask(Conversation conversation, MessageReceived message, CloudEvent<?> event) {
    if (!assistant.isConfigured()) {
      return false;
    }
    var asked = Redaction.of(message.content().text(), message.senderName());
    store.add(
        new Question(event.id(), conversation.id(), asked, Trace.child(), clock.instant(), 0));
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            bell.ring();
          }
        });
    return true;
  }
}
