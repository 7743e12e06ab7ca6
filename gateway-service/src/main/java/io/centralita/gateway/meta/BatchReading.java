package io.centralita.gateway.meta;

import static io.centralita.gateway.webhook.Json.objects;
import static io.centralita.gateway.webhook.Json.text;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.DeliveryReceipt.DeliveryReported;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.routing.SendCommand;
import io.centralita.contracts.values.Carrier;
import io.centralita.gateway.directory.NumberDirectory;
import io.centralita.gateway.webhook.Fact;
import io.centralita.gateway.webhook.Refusal;
import io.centralita.gateway.webhook.Verdict;
import io.centralita.gateway.webhook.Verdict.Batch;
import io.centralita.gateway.webhook.Verdict.Ignored;
import io.centralita.gateway.webhook.Verdict.Refused;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// One request of Meta's carries any number of messages and statuses
/// (<https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples>); each
/// becomes an event of its own. What cannot be read does not hold up the rest.
final class BatchReading {
  private final NumberDirectory directory;
  private final AddressSealer sealer;
  private final InstantSource clock;
  private final Function<String, URI> media;

  BatchReading(
      NumberDirectory directory,
      AddressSealer sealer,
      InstantSource clock,
      Function<String, URI> media) {
    this.directory = directory;
    this.sealer = sealer;
    this.clock = clock;
    this.media = media;
  }

  Verdict read(JsonNode body) {
    var found = new Findings(new ArrayList<>(), new ArrayList<>());
    for (var entry : objects(body, "entry")) {
      for (var change : objects(entry, "changes")) {
        if ("messages".equals(text(change, "field"))) {
          read(change.path("value"), found);
        }
      }
    }
    return found.facts().isEmpty() && found.aside().isEmpty()
        ? new Ignored("It is about neither messages nor sends of ours", MetaWebhook.TAKEN)
        : new Batch(found.facts(), found.aside(), MetaWebhook.TAKEN);
  }

  private record Findings(List<Fact<?>> facts, List<Refused> aside) {}

  private void read(JsonNode value, Findings found) {
    for (var status : objects(value, "statuses")) {
      readStatus(status, found);
    }
    var messages = objects(value, "messages");
    if (messages.isEmpty()) {
      return;
    }
    boolean allKnown = directory.isComplete(); // asked first: what is found later is not missed
    var sender = text(value.path("metadata"), "phone_number_id");
    var number = sender == null ? null : directory.find(Carrier.META, sender).orElse(null);
    for (var message : messages) {
      if (number == null) {
        found.aside().add(homeless(allKnown));
      } else {
        readMessage(number, objects(value, "contacts"), message, found);
      }
    }
  }

  private static Refused homeless(boolean allKnown) {
    return allKnown
        ? new Refused(Refusal.NUMBER_UNKNOWN, "A message is for a number of no tenant")
        : new Refused(Refusal.DIRECTORY_INCOMPLETE, "A message came too early");
  }

  private void readMessage(
      NumberAssigned number, List<JsonNode> contacts, JsonNode node, Findings found) {
    var message = MetaMessage.of(node, contacts, media, clock.instant());
    if (message == null) {
      found.aside().add(new Refused(Refusal.MALFORMED, "A message has no id"));
      return;
    }
    var person = message.from().orElse(null);
    if (person == null) {
      found
          .aside()
          .add(new Refused(Refusal.SENDER_UNREADABLE, message.id() + " is from nobody readable"));
      return;
    }
    var from = sealer.seal(Channel.WHATSAPP, person);
    found
        .facts()
        .add(
            new Fact<>(
                Topics.MESSAGES,
                EventIds.derived("meta", message.id()),
                SendCommand.orderKey(from, number.number()),
                new MessageReceived(
                    number.tenant(),
                    Carrier.META,
                    message.id(),
                    from,
                    number.number(),
                    number.purpose(),
                    number.provider(),
                    message.senderName(),
                    message.content(),
                    message.repliedTo(),
                    clock.instant(),
                    null,
                    null,
                    message.sentAt(),
                    null,
                    sealer.sealText(message.wamid(), message.id()))));
  }

  /// What is said of messages that somebody else sent from the same number is nobody's business
  /// here.
  private void readStatus(JsonNode node, Findings found) {
    var status = MetaStatus.of(node);
    if (status != null) {
      found
          .facts()
          .add(
              new Fact<>(
                  Topics.RECEIPTS,
                  EventIds.derived("meta", status.id(), status.word()),
                  status.send().toString(),
                  new DeliveryReported(
                      status.send(),
                      Carrier.META,
                      status.id(),
                      status.status(),
                      status.errorCode(),
                      clock.instant())));
    }
  }
}
