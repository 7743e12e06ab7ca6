package io.centralita.proxy.relay;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.routing.Delivery;
import io.centralita.contracts.routing.Delivery.DeliveryAdvanced;
import io.centralita.contracts.routing.Delivery.MessageHandedOver;
import io.centralita.contracts.routing.Delivery.SendRefused;
import io.centralita.contracts.values.SendId;
import io.centralita.proxy.link.Links;
import io.centralita.proxy.relay.InteractionStore.Interaction;
import io.centralita.proxy.relay.Notices.About;
import io.centralita.proxy.relay.Notices.Writer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Hears that a message which crossed has not reached the other side, and tells who wrote it.
///
/// Only messages that people wrote are known here. A notice is none of them, so one that cannot be
/// delivered either causes no other.
@Component
class Undelivered {
  private static final Logger log = LoggerFactory.getLogger(Undelivered.class);

  private final InteractionStore interactions;
  private final Links links;
  private final Notices notices;
  private final MeterRegistry meters;
  private final InstantSource clock;

  Undelivered(
      InteractionStore interactions,
      Links links,
      Notices notices,
      MeterRegistry meters,
      InstantSource clock) {
    this.interactions = interactions;
    this.links = links;
    this.notices = notices;
    this.meters = meters;
    this.clock = clock;
  }

  void on(CloudEvent<Delivery> event) {
    switch (event.data()) {
      case SendRefused refused -> failed(refused.sendId());
      case DeliveryAdvanced advanced when advanced.status().isFailure() ->
          failed(advanced.sendId());
      case DeliveryAdvanced _, MessageHandedOver _ -> {}
    }
  }

  private void failed(SendId send) {
    interactions.fail(send, clock.instant()).ifPresent(interaction -> tell(send, interaction));
  }

  private void tell(SendId send, Interaction interaction) {
    meters.counter("centralita.relay", "outcome", "undelivered").increment();
    var link = links.find(interaction.link()).orElseThrow();
    var writer = link.at(interaction.from());
    var today = links.meeting(writer, link.proxyNumber());
    if (today.isPresent() && !today.get().id().equals(link.id())) {
      log.info("Send {} reached nobody; its writer talks with somebody else there now", send);
      return;
    }
    var told =
        notices.tell(
            About.UNDELIVERED,
            new Writer(link.tenant(), writer, link.proxyNumber(), link.lead()),
            new SendId(EventIds.derived("not-delivered", send.toString())));
    log.info(
        "Send {} of link {} reached nobody; its writer {}",
        send,
        link.id(),
        told ? "is told" : "was told so a short time ago");
  }
}
