package io.centralita.proxy.relay;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.routing.Delivery;
import io.centralita.contracts.routing.Delivery.DeliveryAdvanced;
import io.centralita.contracts.routing.Delivery.MessageHandedOver;
import io.centralita.contracts.routing.Delivery.SendRefused;
import io.centralita.contracts.routing.SendCommand.Body.Template;
import io.centralita.contracts.values.SendId;
import io.centralita.proxy.link.Links;
import io.centralita.proxy.link.SessionSettings;
import io.centralita.proxy.relay.FailureStore.Failed;
import io.centralita.proxy.relay.Notices.About;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Hears that a message which crossed has not reached the other side, and tells who wrote it: of
/// the first at once, of those that fail shortly afterwards together.
///
/// Only messages that people wrote are known here. A notice is none of them, so one that cannot be
/// delivered either causes no other.
@Component
class Undelivered {
  private static final Logger log = LoggerFactory.getLogger(Undelivered.class);

  private final FailureStore failures;
  private final Links links;
  private final Notices notices;
  private final SessionSettings settings;
  private final MeterRegistry meters;
  private final InstantSource clock;

  Undelivered(
      FailureStore failures,
      Links links,
      Notices notices,
      SessionSettings settings,
      MeterRegistry meters,
      InstantSource clock) {
    this.failures = failures;
    this.links = links;
    this.notices = notices;
    this.settings = settings;
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
    failures
        .fail(send, clock.instant())
        .ifPresent(interaction -> {
          meters.counter("centralita.relay", "outcome", "undelivered").increment();
          var told = tell(interaction, false);
          log.info(
              "Send {} of link {} reached nobody; its writer {}",
              send,
              interaction.link(),
              told ? "is told" : "was told of another, and hears of this one a little later");
        });
  }

  /// One writer who has yet to hear of what failed after the last notice; returns how many there
  /// were.
  int tellOfMore() {
    return failures
        .untold(clock.instant().minus(settings.noticeEvery()))
        .filter(interaction -> tell(interaction, true))
        .map(_ -> 1)
        .orElse(0);
  }

  /// @param again whether a notice went before
  /// @return false when it is too soon
  private boolean tell(Failed failed, boolean again) {
    if (talksWithSomebodyElse(failed)) {
      int dropped = failures.told(failed);
      log.info(
          "{} messages of link {} reached nobody; their writer talks with somebody else there now",
          dropped,
          failed.link());
      return true;
    }
    return notices.tell(
        About.UNDELIVERED,
        () -> words(failures.told(failed), again),
        failed.writer(),
        new SendId(EventIds.derived("not-delivered", failed.send().toString())));
  }

  private boolean talksWithSomebodyElse(Failed failed) {
    var writer = failed.writer();
    return links
        .meeting(writer.person(), writer.number())
        .filter(today -> !today.isBetween(failed.by(), failed.to()))
        .isPresent();
  }

  private static Template words(int messages, boolean again) {
    return again || messages > 1
        ? new Template("not-delivered-more", Map.of("messages", Integer.toString(messages)))
        : new Template("not-delivered", Map.of());
  }
}
