package io.centralita.contracts.gateway;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.DisplayName;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `gateway.messages.v1`: what people wrote, keyed by the conversation. `proxy.forwards.v1`: what
/// of it reached nobody on a proxy number and goes on to the main number.
public sealed interface InboundMessage {

  /// A person wrote to a number of ours.
  ///
  /// @param carrierMessageId the carrier's own id (Twilio's `MessageSid`); the event's id is
  ///   derived from it, so a second delivery is the same event. Meta's would tell the person's
  ///   number, so it is a `WhatsAppMessageId`, as it is wherever messages refer to each other
  /// @param purpose what the number is for, from the number directory
  /// @param assignedProvider whose own line the number is, where it has one
  /// @param senderName the name the person chose to show, as a `DisplayName` has it
  /// @param repliedTo the carrier's id of the message that this one quotes or answers by button
  /// @param carrierChatId the carrier's own id of the conversation; Kommo's messages have one
  /// @param optOut what the carrier itself has made of the message and has answered already: it is
  ///   one fact with the message, so it is no event of its own
  /// @param sentAt when the person sent it, where the carrier says so; carriers deliver again for
  ///   days, and a window is open from here
  /// @param writtenTo the proxy number that the person really wrote to and had nobody on any more,
  ///   see [#forwardedTo]; absent for what was written to `to`
  /// @param sealedId the carrier's own id where `carrierMessageId` only stands for it, sealed as a
  ///   text about `carrierMessageId`: whoever answers the message at its carrier names it by this
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
      Instant receivedAt,
      @Nullable String carrierChatId,
      @Nullable OptOut optOut,
      @Nullable Instant sentAt,
      @Nullable BusinessNumber writtenTo,
      @Nullable String sealedId)
      implements InboundMessage {

    /// What the id of a forwarded message has behind that of the one that it was made of.
    public static final String FORWARDED = "/forwarded";

    public MessageReceived {
      senderName = DisplayName.textOf(DisplayName.of(senderName));
    }

    /// A message without the things that only some carriers say.
    public MessageReceived(
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
        Instant receivedAt) {
      this(
          tenant,
          carrier,
          carrierMessageId,
          from,
          to,
          purpose,
          assignedProvider,
          senderName,
          content,
          repliedTo,
          receivedAt,
          null,
          null,
          null,
          null,
          null);
    }

    /// The message as if it had been written to the tenant's main number. It is another one then,
    /// with an id of its own: the carrier brought only the one that it was made of, and no window
    /// with the main number is open by it.
    public MessageReceived forwardedTo(BusinessNumber main) {
      return new MessageReceived(
          tenant,
          carrier,
          carrierMessageId + FORWARDED,
          from,
          main,
          NumberPurpose.MAIN,
          null,
          senderName,
          content,
          null,
          receivedAt,
          null,
          null,
          sentAt,
          to,
          null);
    }
  }

  /// What a carrier's own opt-out list did at a message.
  enum OptOut {
    /// The carrier delivers no more to this person from this number.
    OUT,
    /// The carrier delivers again.
    IN,
    /// The person asked for help and got the carrier's text.
    HELP
  }
}
