package io.centralita.gateway.twilio;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.routing.SendCommand;
import io.centralita.contracts.values.Carrier;
import io.centralita.gateway.directory.NumberDirectory;
import io.centralita.gateway.webhook.Fact;
import io.centralita.gateway.webhook.Refusal;
import io.centralita.gateway.webhook.Verdict;
import io.centralita.gateway.webhook.Verdict.Accepted;
import io.centralita.gateway.webhook.Verdict.Refused;
import java.time.InstantSource;
import java.util.Optional;

/// A person wrote to one of our numbers.
final class MessageReading implements TwilioWebhook.Reading {
  private final NumberDirectory directory;
  private final AddressSealer sealer;
  private final MediaPlaces media;
  private final InstantSource clock;

  MessageReading(
      NumberDirectory directory, AddressSealer sealer, MediaPlaces media, InstantSource clock) {
    this.directory = directory;
    this.sealer = sealer;
    this.media = media;
    this.clock = clock;
  }

  @Override
  public Verdict read(String query, Form form) throws Form.Malformed {
    var message = TwilioMessage.of(form);
    var number = number(message);
    if (number.isEmpty()) {
      return directory.isComplete()
          ? new Refused(Refusal.NUMBER_UNKNOWN, message.sid() + " is for a number of no tenant")
          : new Refused(Refusal.DIRECTORY_INCOMPLETE, message.sid() + " came too early");
    }
    var sender = message.from().identity();
    if (sender.isEmpty()) {
      return new Refused(
          Refusal.SENDER_UNREADABLE, message.sid() + " is from no number and no WhatsApp user");
    }
    return accept(message, number.get(), sealer.seal(message.from().channel(), sender.get()));
  }

  /// A number of a messaging service's pool need not be in the directory itself: it is for what the
  /// service is for.
  private Optional<NumberAssigned> number(TwilioMessage message) {
    var number = directory.find(message.to());
    var service = message.messagingService();
    return number.isPresent() || service == null ? number : directory.find(Carrier.TWILIO, service);
  }

  private Verdict accept(TwilioMessage message, NumberAssigned number, Address from) {
    return new Accepted(
        new Fact<>(
            Topics.MESSAGES,
            EventIds.derived("twilio", message.sid()),
            SendCommand.orderKey(from, message.to()),
            new MessageReceived(
                number.tenant(),
                Carrier.TWILIO,
                message.sid(),
                from,
                message.to(),
                number.purpose(),
                number.provider(),
                message.senderName(),
                media.ours(message.content()),
                message.repliedTo(),
                clock.instant(),
                null,
                message.optOut(),
                null,
                null,
                null)),
        TwiMl.NOTHING);
  }
}
