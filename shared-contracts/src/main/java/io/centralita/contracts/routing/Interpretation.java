package io.centralita.contracts.routing;

import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.LeadId;
import org.jspecify.annotations.Nullable;

/// `routing.interpretations.v1`: every message received, understood, keyed by the conversation.
public sealed interface Interpretation {

  /// @param language what the person writes in
  /// @param lead the lead of the message that this one quotes or answers, where it does
  record MessageInterpreted(
      ConversationId conversation,
      MessageReceived message,
      Meaning meaning,
      Language language,
      @Nullable LeadId lead)
      implements Interpretation {}
}
