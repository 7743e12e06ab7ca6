package io.centralita.proxy.relay;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.proxy.SessionChange.InteractionRelayed;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.routing.Interpretation;
import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.routing.SendCommand.Body.Template;
import io.centralita.contracts.routing.SendCommand.Body.Words;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.SendId;
import io.centralita.kit.outbox.Outbox;
import io.centralita.proxy.callback.StatusCallbacks;
import io.centralita.proxy.contact.ContactSettings;
import io.centralita.proxy.contact.Screening;
import io.centralita.proxy.contact.Screening.Blocked;
import io.centralita.proxy.contact.Screening.Clear;
import io.centralita.proxy.contact.Screening.Masked;
import io.centralita.proxy.interaction.Interaction;
import io.centralita.proxy.interaction.Interaction.Leg;
import io.centralita.proxy.interaction.InteractionStore;
import io.centralita.proxy.link.CloseReason;
import io.centralita.proxy.link.Link;
import io.centralita.proxy.link.Links;
import io.centralita.proxy.relay.Crossing.CallsOnly;
import io.centralita.proxy.relay.Crossing.Earlier;
import io.centralita.proxy.relay.Crossing.Empty;
import io.centralita.proxy.relay.Crossing.NoCounterpart;
import io.centralita.proxy.relay.Crossing.Passes;
import io.centralita.proxy.relay.Crossing.TooLate;
import io.centralita.proxy.relay.HeldStore.Held;
import io.centralita.proxy.relay.Notices.About;
import io.centralita.proxy.relay.Notices.Writer;
import io.centralita.proxy.sending.Sends;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.service.Services;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Passes on what people write to proxy numbers. Messages of one person to one number come in order
/// and leave in order.
@Component
class Relay {
  private static final Logger log = LoggerFactory.getLogger(Relay.class);

  private final Links links;
  private final InteractionStore interactions;
  private final Asking asking;
  private final StatusCallbacks callbacks;
  private final Notices notices;
  private final Forwarding forwarding;
  private final ContactSettings contacts;
  private final Services services;
  private final AddressSealer sealer;
  private final Sends sends;
  private final Outbox outbox;
  private final MeterRegistry meters;
  private final InstantSource clock;

  Relay(
      Links links,
      InteractionStore interactions,
      Asking asking,
      StatusCallbacks callbacks,
      Notices notices,
      Forwarding forwarding,
      ContactSettings contacts,
      Services services,
      AddressSealer sealer,
      Sends sends,
      Outbox outbox,
      MeterRegistry meters,
      InstantSource clock) {
    this.links = links;
    this.interactions = interactions;
    this.asking = asking;
    this.callbacks = callbacks;
    this.notices = notices;
    this.forwarding = forwarding;
    this.contacts = contacts;
    this.services = services;
    this.sealer = sealer;
    this.sends = sends;
    this.outbox = outbox;
    this.meters = meters;
    this.clock = clock;
  }

  void on(CloudEvent<Interpretation> event) {
    switch (event.data()) {
      case MessageInterpreted interpreted when interpreted.meaning() instanceof Meaning.Relay ->
          relay(event.id(), interpreted.message());
      case MessageInterpreted _ -> {}
    }
  }

  private void relay(UUID cause, MessageReceived message) {
    var crossing = crossing(cause, message);
    var service = service(crossing);
    if (asking.holds(cause, message, crossing, service)) {
      count("held");
    } else {
      goOn(cause, message, crossing, service);
    }
  }

  /// What is done about a message that was held, once its account has had its say. It is looked at
  /// anew: time has passed.
  Runnable askAbout(Held held) {
    var cause = held.cause();
    var message = held.message();
    Runnable goOn =
        () -> {
          var crossing = crossing(cause, message);
          goOn(cause, message, crossing, service(crossing));
        };
    return switch (held.patience()) {
      case ASK -> asking.about(cause, message, crossing(cause, message), goOn);
      case DO_NOT_ASK -> asking.unasked(cause, message, crossing(cause, message), goOn);
      case GIVE_UP ->
          () -> {
            count("given-up");
            log.error(
                "Message {} failed {} times and is dropped, so that what its writer wrote since can cross",
                message.carrierMessageId(),
                held.attempts());
          };
    };
  }

  private Crossing crossing(UUID cause, MessageReceived message) {
    var open = links.meeting(message.from(), message.to()).orElse(null);
    boolean broughtAbout = open != null && open.id().value().equals(Introducing.sessionOf(cause));
    return Crossing.of(message, open, earlier(message, open), broughtAbout);
  }

  /// Looked up once for each message.
  private @Nullable Service service(Crossing crossing) {
    return crossing instanceof Passes passes
        ? services.find(passes.link().terms().service()).orElse(null)
        : null;
  }

  private void goOn(
      UUID cause, MessageReceived message, Crossing crossing, @Nullable Service service) {
    switch (crossing) {
      case Passes passes -> screen(cause, message, passes, service);
      case TooLate(var late) -> {
        count("too-late");
        log.info("A message came after link {} was over, which closes", late.id());
        links.close(late, CloseReason.EXPIRED);
        if (!forwards(cause, message) && !late.tellsPeople()) {
          tellThatNobodyIsThere(cause, message);
        }
      }
      case CallsOnly(var link) -> {
        count("calls-only");
        tell(About.CALLS_ONLY, "calls-only", cause, message, link);
      }
      case NoCounterpart() -> {
        count("no-counterpart");
        if (!forwards(cause, message)) {
          tellThatNobodyIsThere(cause, message);
        }
      }
      case Empty(var link, boolean isAMessage) -> {
        count("empty");
        if (isAMessage) {
          tell(About.EMPTY, "not-passed-on", cause, message, link);
        }
      }
    }
  }

  /// What came before the two were joined was meant for somebody before.
  private @Nullable Earlier earlier(MessageReceived message, @Nullable Link open) {
    var at = message.receivedAt();
    if (open != null && !at.isBefore(open.joinedAt())) {
      return null;
    }
    var writer = message.from();
    var number = message.to();
    return links
        .metBefore(writer, number, at)
        .map(link -> new Earlier(link, taken(link, Link.other(link.sideOf(writer)))))
        .orElse(null);
  }

  /// Whether that one talks with somebody on their number now.
  private boolean taken(Link link, Side side) {
    return links.meeting(link.at(side), link.numberOf(side)).isPresent();
  }

  /// What leads past the switchboard stays behind, and whoever wrote it is told (P6).
  private void screen(
      UUID cause, MessageReceived message, Passes passes, @Nullable Service service) {
    var link = passes.link();
    var policies = contacts.with(service == null ? Map.of() : service.contacts());
    switch (Screening.of(passes.words(), policies)) {
      case Clear(var words) -> {
        count(link.closed() == null ? "passed" : "passed-after-closing");
        pass(cause, message, passes, words, service);
      }
      case Masked(var words) -> {
        count("masked");
        pass(cause, message, passes, words, service);
        tell(About.MASKED, "contact-masked", cause, message, link);
      }
      case Blocked() -> {
        count("blocked");
        tell(About.BLOCKED, "contact-blocked", cause, message, link);
      }
    }
  }

  private void tell(About about, String template, UUID cause, MessageReceived message, Link link) {
    notices.tell(
        about,
        () -> new Template(template, Map.of()),
        new Writer(link.tenant(), message.from(), message.to(), link.lead()),
        new SendId(EventIds.derived(template, cause.toString())));
  }

  private void pass(
      UUID cause, MessageReceived message, Passes passes, Words words, @Nullable Service service) {
    var link = passes.link();
    var send = new SendId(EventIds.derived("relay", cause.toString()));
    var from = link.end(passes.from());
    var to = link.end(Link.other(passes.from()));
    var said =
        words.quoting(
            interactions.counterpart(
                link.id(), message.repliedTo(), from.participant(), to.participant()));
    sends.ask(
        new SendMessage(send, link.tenant(), passes.to(), to.number(), said, link.lead(), "relay"));
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    interactions.add(
        new Interaction(
            send.value(),
            link.id(),
            Interaction.Type.MESSAGE,
            passes.from(),
            new Leg(from.participant(), message.carrierMessageId(), "received"),
            new Leg(to.participant(), null, "queued"),
            null,
            service != null && service.keepsTexts() && !words.text().isBlank()
                ? sealer.sealText(words.text(), send.value().toString())
                : null,
            words.media().size(),
            now,
            now));
    outbox.publish(
        Topics.SESSIONS,
        EventIds.derived("relayed", cause.toString()),
        link.id().toString(),
        new InteractionRelayed(link.id(), link.tenant(), link.lead(), passes.from(), send, now));
    if (service != null && service.callbackUrl() != null) {
      callbacks.changed(link.id(), send.value(), "received", "queued");
    }
    links.interacted(link);
  }

  private boolean forwards(UUID cause, MessageReceived message) {
    boolean forwarded = forwarding.forwards(cause, message);
    if (forwarded) {
      count("forwarded");
      log.info("Message {} goes on to the main number", message.carrierMessageId());
    }
    return forwarded;
  }

  private void tellThatNobodyIsThere(UUID cause, MessageReceived message) {
    var told =
        notices.tell(
            About.CLOSED,
            () -> new Template("nobody-here", Map.of()),
            new Writer(message.tenant(), message.from(), message.to(), null),
            new SendId(EventIds.derived("no-counterpart", cause.toString())));
    log.info(
        "Message {} reaches nobody; its writer {}",
        message.carrierMessageId(),
        told ? "is told" : "was told so a short time ago");
  }

  private void count(String outcome) {
    meters.counter("centralita.relay", "outcome", outcome).increment();
  }
}
