package io.centralita.routing.reception;

import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.values.Language;
import io.centralita.routing.conversation.Conversation;
import io.centralita.routing.conversation.ConversationStore;
import io.centralita.routing.conversation.MessageStore;
import io.centralita.routing.understanding.Languages;
import io.centralita.routing.understanding.Understood;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/// What each person is written to in: what they write, but for a few words in between.
@Component
class Tongues {
  /// How far back the language of a person is looked for.
  private static final Duration REMEMBERED = Duration.ofDays(90);

  private static final int FEW_MESSAGES = 10;

  private final ConversationStore conversations;
  private final MessageStore messages;
  private final InstantSource clock;

  Tongues(ConversationStore conversations, MessageStore messages, InstantSource clock) {
    this.conversations = conversations;
    this.messages = messages;
    this.clock = clock;
  }

  Language of(Conversation conversation, MessageReceived message, Understood understood) {
    var language = understood.language();
    if (language == null || language == conversation.language() || isSlip(conversation, message)) {
      return conversation.language();
    }
    conversations.speaks(conversation.id(), language);
    return language;
  }

  private boolean isSlip(Conversation conversation, MessageReceived message) {
    var earlier =
        messages
            .spokenBefore(
                conversation.id(), message, clock.instant().minus(REMEMBERED), FEW_MESSAGES)
            .reversed()
            .stream()
            .filter(MessageStore.Spoken::byPerson)
            .map(MessageStore.Spoken::text)
            .toList();
    return Languages.isSlip(message.content().text(), conversation.language(), earlier);
  }
}
