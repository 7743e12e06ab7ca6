package io.centralita.contracts.routing;

import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.routing.Meaning.ServiceRequest;
import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.LeadId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `routing.interpretations.v1`: every message received, understood, keyed by the conversation.
public sealed interface Interpretation {

  /// @param language what the person writes in
  /// @param lead the lead of the message that this one quotes or answers, where it does. Of what
  ///   nobody understands, and of questions that no assistant answers, it is the lead that the
  ///   person was last asked about within a day, if anything: what they wrote need not be about it
  /// @param also what else they asked for in the same message, in their order; absent: nothing
  record MessageInterpreted(
      ConversationId conversation,
      MessageReceived message,
      Meaning meaning,
      Language language,
      @Nullable LeadId lead,
      @Nullable List<ServiceRequest> also)
      implements Interpretation {

    public MessageInterpreted {
      also = also == null || also.isEmpty() ? null : List.copyOf(also);
    }

    public MessageInterpreted(
        ConversationId conversation,
        MessageReceived message,
        Meaning meaning,
        Language language,
        @Nullable LeadId lead) {
      this(conversation, message, meaning, language, lead, null);
    }
  }
}
