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
import io.centralita.gateway.twilio.TwilioSettings.Endpoint;
import io.centralita.gateway.webhook.Refusal;
import io.centralita.gateway.webhook.Verdict;
import io.centralita.gateway.webhook.Verdict.Accepted;
import io.centralita.gateway.webhook.Verdict.Refused;
import io.centralita.gateway.webhook.Webhook;
import io.centralita.gateway.webhook.WebhookRequest;
import java.time.InstantSource;

/// A person wrote to one of our numbers.
final class MessageWebhook implements Webhook {
  private static final Thanks SAY_NOTHING =
      new Thanks(200, "text/xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>");

  private final Endpoint endpoint;
  private final Door door;
  private final NumberDirectory directory;
  private final AddressSealer sealer;
  private final InstantSource clock;

  MessageWebhook(
      Endpoint endpoint, NumberDirectory directory, AddressSealer sealer, InstantSource clock) {
    this.endpoint = endpoint;
    this.door = new Door(endpoint);
    this.directory = directory;
    this.sealer = sealer;
    this.clock = clock;
  }

  @Override
  public String path() {
    return endpoint.path();
  }

  @Override
  public Thanks thanks() {
    return SAY_NOTHING;
  }

  @Override
  public Verdict judge(WebhookRequest request) {
    return switch (door.open(request)) {
      case Door.Answer.TurnedAway(var why) -> why;
      case Door.Answer.Genuine(var form) -> read(form);
    };
  }

  private Verdict read(Form form) {
    TwilioMessage message;
    try {
      message = TwilioMessage.of(form);
    } catch (Form.Malformed malformed) {
      return new Refused(Refusal.MALFORMED, malformed.what());
    }
    var number = directory.find(message.to());
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

  private Verdict accept(TwilioMessage message, NumberAssigned number, Address from) {
    return new Accepted<>(
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
            message.content(),
            message.repliedTo(),
            clock.instant()));
  }
}
