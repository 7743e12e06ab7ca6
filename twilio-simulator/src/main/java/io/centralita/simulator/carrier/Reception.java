package io.centralita.simulator.carrier;

import io.centralita.simulator.SimulatorSettings;
import io.centralita.simulator.fault.Fault;
import io.centralita.simulator.fault.Faults;
import io.centralita.simulator.fault.Kind;
import io.centralita.simulator.feed.Feed;
import io.centralita.simulator.media.MediaFile;
import io.centralita.simulator.media.PublicAddress;
import io.centralita.simulator.message.Attachment;
import io.centralita.simulator.message.Direction;
import io.centralita.simulator.message.Message;
import io.centralita.simulator.message.Messages;
import io.centralita.simulator.message.Status;
import io.centralita.simulator.message.StatusChange;
import io.centralita.simulator.number.BusinessNumber;
import io.centralita.simulator.number.BusinessNumbers;
import io.centralita.simulator.number.MessageIds;
import io.centralita.simulator.number.Network;
import io.centralita.simulator.phonebook.Inbox;
import io.centralita.simulator.phonebook.Phones;
import io.centralita.simulator.webhook.Attempt;
import io.centralita.simulator.webhook.Courier;
import io.centralita.simulator.webhook.Lanes;
import io.centralita.simulator.webhook.Letters;
import io.centralita.simulator.webhook.TwiML;
import io.centralita.simulator.webhook.WebhookForms;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/// Takes what people send and brings it to the business: one phone's messages in order, each until
/// its webhook has been taken or has failed for good.
@Component
public class Reception implements SmartInitializingSingleton {
  /// Twilio's "HTTP retrieval failure".
  private static final int NOT_TAKEN = 11200;

  private final Messages messages;
  private final BusinessNumbers numbers;
  private final Phones phones;
  private final Inbox inbox;
  private final Window window;
  private final OptOuts optOuts;
  private final Journey journey;
  private final Carrier carrier;
  private final Courier courier;
  private final WebhookForms forms;
  private final Letters letters;
  private final Lanes lanes;
  private final Faults faults;
  private final Feed feed;
  private final MessageIds ids;
  private final PublicAddress publicAddress;
  private final SimulatorSettings settings;
  private final InstantSource clock;
  private final MeterRegistry meters;

  Reception(
      Messages messages,
      BusinessNumbers numbers,
      Phones phones,
      Inbox inbox,
      Window window,
      OptOuts optOuts,
      Journey journey,
      Carrier carrier,
      Courier courier,
      WebhookForms forms,
      Letters letters,
      Lanes lanes,
      Faults faults,
      Feed feed,
      MessageIds ids,
      PublicAddress publicAddress,
      SimulatorSettings settings,
      InstantSource clock,
      MeterRegistry meters) {
    this.messages = messages;
    this.numbers = numbers;
    this.phones = phones;
    this.inbox = inbox;
    this.window = window;
    this.optOuts = optOuts;
    this.journey = journey;
    this.carrier = carrier;
    this.courier = courier;
    this.forms = forms;
    this.letters = letters;
    this.lanes = lanes;
    this.faults = faults;
    this.feed = feed;
    this.ids = ids;
    this.publicAddress = publicAddress;
    this.settings = settings;
    this.clock = clock;
    this.meters = meters;
  }

  /// A person sends a message to a number of the business.
  public Message receive(Draft draft, BusinessNumber business) {
    var sid =
        ids.next(business.network(), draft.from().id(), draft.media().isEmpty() ? "SM" : "MM");
    var message =
        new Message(
            sid,
            messages.nextSequence(),
            Direction.INBOUND,
            draft.from(),
            draft.to(),
            draft.body(),
            draft.media().stream().map(file -> attachment(sid, file)).toList(),
            draft.location(),
            List.of(),
            draft.tapped(),
            draft.repliesTo(),
            null,
            null,
            List.of(new StatusChange(Status.RECEIVED, clock.instant(), null)));
    messages.add(message);
    meters.counter("simulator.messages", "direction", message.direction().wire()).increment();
    window.remember(message);
    var optOut = optOuts.heed(message);
    read(message.person().id(), Inbox.Chat.of(message));
    feed.publish("message", message.person().id(), message);
    lanes.run("person " + message.person(), () -> bring(message, business, optOut));
    return message;
  }

  /// What people wrote and no webhook had brought when the simulator stopped is brought before
  /// anything new.
  @Override
  public void afterSingletonsInstantiated() {
    messages
        .after(Optional.empty(), Optional.empty(), -1)
        .filter(message -> message.inbound() && message.status() == Status.RECEIVED)
        .forEach(message ->
            numbers
                .find(message.business().id())
                .ifPresent(business ->
                    lanes.run(
                        "person " + message.person(),
                        () -> bring(message, business, optOuts.heed(message)))));
  }

  /// A person looks at a chat.
  public void read(String person, Inbox.Chat chat) {
    var unread = inbox.read(person, chat);
    if (!unread.isEmpty()) {
      unread.forEach(journey::read);
      feed.publish("read", person, chat);
    }
  }

  private void bring(Message message, BusinessNumber business, Optional<String> optOut)
      throws InterruptedException {
    var name = phones.of(message.person().id()).name();
    var letter = letters.message(message, business, name, optOut);
    var repeated =
        faults.strike(List.of(message.person().id(), business.number()), Kind.WEBHOOK_REPEATED);
    var extra = repeated.map(Fault::deliveries).orElse(1) - 1;
    if (repeated.map(Fault::atOnce).orElse(false)) {
      for (var copy = 0; copy < extra; copy++) {
        lanes.runBeside(
            () -> courier.deliver("message", business.webhookUrl(), letter, message.sid()));
      }
      extra = 0;
    }
    var attempt = courier.deliver("message", business.webhookUrl(), letter, message.sid());
    for (var copy = 0; copy < extra; copy++) {
      courier.deliver("message", business.webhookUrl(), letter, message.sid());
    }
    if (!attempt.succeeded() && business.fallback().isPresent()) {
      var fallback =
          forms
              .message(message, name, optOut)
              .add("ErrorCode", Integer.toString(NOT_TAKEN))
              .add("ErrorUrl", business.webhookUrl());
      attempt = courier.deliver("message", business.fallback().get(), fallback, message.sid());
    }
    conclude(message, business, attempt);
  }

  private void conclude(Message message, BusinessNumber business, Attempt attempt) {
    if (attempt instanceof Attempt.Answered(_, String body) && attempt.succeeded()) {
      mark(message, Status.DELIVERED, null);
      if (business.network() == Network.TWILIO) {
        TwiML.replies(body).forEach(reply -> answer(message, reply));
      }
    } else {
      mark(message, Status.FAILED, NOT_TAKEN);
    }
  }

  private void answer(Message message, TwiML.Reply reply) {
    carrier.send(
        new SendRequest(
            message.from().toString(),
            message.to().toString(),
            reply.body(),
            reply.mediaUrls(),
            "",
            "",
            ""),
        Direction.OUTBOUND_REPLY);
  }

  private void mark(Message message, Status status, @Nullable Integer errorCode) {
    messages
        .step(message.sid(), new StatusChange(status, clock.instant(), errorCode))
        .ifPresent(marked -> feed.publish("message", marked.person().id(), marked));
  }

  private Attachment attachment(String sid, MediaFile file) {
    var path =
        "/2010-04-01/Accounts/"
            + settings.accountSid()
            + "/Messages/"
            + sid
            + "/Media/"
            + file.id();
    return new Attachment(file.id(), publicAddress.of(path), file.contentType());
  }
}
