package io.centralita.proxy.relay;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.proxy.SessionChange.InteractionRelayed;
import io.centralita.contracts.routing.Interpretation;
import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.routing.SendCommand.Body.Template;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.SendId;
import io.centralita.kit.outbox.Outbox;
import io.centralita.proxy.link.CloseReason;
import io.centralita.proxy.link.Links;
import io.centralita.proxy.link.SessionSettings;
import io.centralita.proxy.relay.Crossing.Empty;
import io.centralita.proxy.relay.Crossing.NoCounterpart;
import io.centralita.proxy.relay.Crossing.Passes;
import io.centralita.proxy.relay.Crossing.TooLate;
import io.centralita.proxy.sending.Sends;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Passes on what people write to proxy numbers. Messages of one person to one number come in order
/// and leave in order.
@Component
class Relay {
  private static final Logger log = LoggerFactory.getLogger(Relay.class);

  private final Links links;
  private final NoticeStore notices;
  private final Sends sends;
  private final Outbox outbox;
  private final SessionSettings settings;
  private final MeterRegistry meters;
  private final InstantSource clock;

  Relay(
      Links links,
      NoticeStore notices,
      Sends sends,
      Outbox outbox,
      SessionSettings settings,
      MeterRegistry meters,
      InstantSource clock) {
    this.links = links;
    this.notices = notices;
    this.sends = sends;
    this.outbox = outbox;
    this.settings = settings;
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
    var link = links.meeting(message.from(), message.to()).orElse(null);
    switch (Crossing.of(message, link)) {
      case Passes passes -> {
        count("passed");
        pass(cause, passes);
      }
      case TooLate(var late) -> {
        count("too-late");
        log.info("A message came after link {} was over: it closes, and both are told", late.id());
        links.close(late, CloseReason.EXPIRED);
      }
      case NoCounterpart() -> {
        count("no-counterpart");
        tellThatNobodyIsThere(cause, message);
      }
      case Empty() -> {
        count("empty");
        log.info("Message {} has nothing to pass on and is dropped", message.carrierMessageId());
      }
    }
  }

  private void pass(UUID cause, Passes passes) {
    var link = passes.link();
    var send = new SendId(EventIds.derived("relay", cause.toString()));
    sends.ask(
        new SendMessage(
            send,
            link.tenant(),
            passes.to(),
            link.proxyNumber(),
            passes.words(),
            link.lead(),
            "relay"));
    outbox.publish(
        Topics.SESSIONS,
        EventIds.derived("relayed", cause.toString()),
        link.id().toString(),
        new InteractionRelayed(
            link.id(), link.tenant(), link.lead(), passes.from(), send, clock.instant()));
    links.interacted(link);
  }

  private void tellThatNobodyIsThere(UUID cause, MessageReceived message) {
    var now = clock.instant();
    if (!notices.tell(message.from(), message.to(), now, now.minus(settings.noticeEvery()))) {
      log.info(
          "Message {} reaches nobody; its writer was told so a short time ago",
          message.carrierMessageId());
      return;
    }
    log.info("Message {} reaches nobody; its writer is told", message.carrierMessageId());
    sends.ask(
        new SendMessage(
            new SendId(EventIds.derived("no-counterpart", cause.toString())),
            message.tenant(),
            message.from(),
            message.to(),
            new Template("chat-closed", Map.of()),
            null,
            "no-counterpart"));
  }

  private void count(String outcome) {
    meters.counter("centralita.relay", "outcome", outcome).increment();
  }
}
