package io.centralita.contracts.routing;

import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.LeadId;
import org.jspecify.annotations.Nullable;

/// `routing.interpretations.v1`: every message received, understood, keyed by the conversation.
public sealed interface Interpretation {

  /// @param language what the person writes in
  /// @param lead the lead of the message that this one quotes or answers, where it does. Of what
  ///   nobody understands, and of questions that no assistant answers, it is the lead that the
  ///   person was last asked about within a day, if anything: what they wrote need not be about it
  record MessageInterpreted(
      ConversationId conversation,
      MessageReceived message,
      Meaning meaning,
      Language language,
      @Nullable LeadId lead)
      implements Interpretation {}
}
