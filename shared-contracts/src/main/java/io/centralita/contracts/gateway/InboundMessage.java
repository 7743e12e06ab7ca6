package io.centralita.contracts.gateway;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `gateway.messages.v1`: what people wrote, keyed by the conversation.
public sealed interface InboundMessage {

  /// A person wrote to a number of ours.
  ///
  /// @param carrierMessageId the carrier's own id (Twilio's `MessageSid`); the event's id is
  ///   derived from it, so a second delivery is the same event
  /// @param purpose what the number is for, from the number directory
  /// @param assignedProvider whose own line the number is, where it has one
  /// @param senderName the name the person chose to show
  /// @param repliedTo the carrier's id of the message that this one quotes or answers by button
  record MessageReceived(
      TenantId tenant,
      Carrier carrier,
      String carrierMessageId,
      Address from,
      BusinessNumber to,
      NumberPurpose purpose,
      @Nullable ProviderId assignedProvider,
      @Nullable String senderName,
      MessageContent content,
      @Nullable String repliedTo,
      Instant receivedAt)
      implements InboundMessage {}
}
