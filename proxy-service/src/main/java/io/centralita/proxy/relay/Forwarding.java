package io.centralita.proxy.relay;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.routing.SendCommand;
import io.centralita.kit.outbox.Outbox;
import io.centralita.proxy.pool.NumberDirectory;
import io.centralita.proxy.service.AfterClose;
import io.centralita.proxy.service.Services;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Hands what reaches nobody on to the tenant's main number, where the number's service wants that.
@Component
class Forwarding {
  private static final Logger log = LoggerFactory.getLogger(Forwarding.class);

  private final NumberDirectory numbers;
  private final Services services;
  private final Outbox outbox;

  Forwarding(NumberDirectory numbers, Services services, Outbox outbox) {
    this.numbers = numbers;
    this.services = services;
    this.outbox = outbox;
  }

  /// @return whether it goes on
  boolean forwards(UUID cause, MessageReceived message) {
    if (!isWanted(message)) {
      return false;
    }
    var main = numbers.main(message.tenant(), message.from().channel());
    if (main.isEmpty()) {
      log.warn(
          "{} has no main number for {}: message {} goes nowhere, and its writer is told",
          message.tenant(),
          message.from().channel(),
          message.carrierMessageId());
      return false;
    }
    outbox.publish(
        Topics.FORWARDS,
        EventIds.derived("forward", cause.toString()),
        SendCommand.orderKey(message.from(), main.get()),
        message.forwardedTo(main.get()));
    return true;
  }

  private boolean isWanted(MessageReceived message) {
    return numbers
        .find(message.tenant(), message.to())
        .flatMap(number -> services.find(number.service()))
        .filter(service -> service.afterClose() == AfterClose.FORWARD)
        .isPresent();
  }
}
