package io.centralita.gateway.kommo;

import static io.centralita.gateway.webhook.Json.text;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.routing.SendCommand;
import io.centralita.contracts.values.Carrier;
import io.centralita.gateway.directory.NumberDirectory;
import io.centralita.gateway.webhook.Fact;
import io.centralita.gateway.webhook.Json;
import io.centralita.gateway.webhook.Refusal;
import io.centralita.gateway.webhook.Reply;
import io.centralita.gateway.webhook.Verdict;
import io.centralita.gateway.webhook.Verdict.Accepted;
import io.centralita.gateway.webhook.Verdict.Ignored;
import io.centralita.gateway.webhook.Verdict.Refused;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/// Somebody wrote in one of Kommo's chats. Who is typing, and reactions, are passed over: they tell
/// the chat, but not the person.
final class ChatReading {
  private static final Reply TAKEN = new Reply(200, "", "");

  private final String channel;
  private final NumberDirectory directory;
  private final AddressSealer sealer;
  private final InstantSource clock;

  ChatReading(
      String channel, NumberDirectory directory, AddressSealer sealer, InstantSource clock) {
    this.channel = channel;
    this.directory = directory;
    this.sealer = sealer;
    this.clock = clock;
  }

  Verdict read(JsonNode body) throws Json.Malformed {
    if (body.path("action").isObject()) {
      return new Ignored("It is about typing or a reaction", TAKEN);
    }
    var message = KommoMessage.of(body, clock.instant());
    var account = text(body, "account_id");
    var number =
        account == null
            ? null
            : directory.find(Carrier.KOMMO, channel + "_" + account).orElse(null);
    if (number == null) {
      return directory.isComplete()
          ? new Refused(Refusal.NUMBER_UNKNOWN, message.id() + " is of an account of no tenant")
          : new Refused(Refusal.DIRECTORY_INCOMPLETE, message.id() + " came too early");
    }
    var from = sealer.seal(Channel.WHATSAPP, message.from());
    return new Accepted(
        new Fact<>(
            Topics.MESSAGES,
            EventIds.derived("kommo", message.id()),
            SendCommand.orderKey(from, number.number()),
            new MessageReceived(
                number.tenant(),
                Carrier.KOMMO,
                message.id(),
                from,
                number.number(),
                number.purpose(),
                number.provider(),
                message.senderName(),
                message.content(),
                message.repliedTo(),
                clock.instant(),
                message.chat(),
                null,
                message.sentAt(),
                null,
                null)),
        TAKEN);
  }
}
