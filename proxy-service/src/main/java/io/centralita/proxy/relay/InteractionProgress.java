package io.centralita.proxy.relay;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.gateway.DeliveryStatus;
import io.centralita.contracts.routing.Delivery;
import io.centralita.contracts.routing.Delivery.DeliveryAdvanced;
import io.centralita.contracts.routing.Delivery.MessageHandedOver;
import io.centralita.contracts.routing.Delivery.SendRefused;
import io.centralita.contracts.values.SendId;
import io.centralita.proxy.callback.StatusCallbacks;
import io.centralita.proxy.interaction.InteractionStore;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps what carriers say of the messages that crossed, and lets the account know.
@Component
class InteractionProgress {
  private final InteractionStore interactions;
  private final StatusCallbacks callbacks;
  private final InstantSource clock;

  InteractionProgress(
      InteractionStore interactions, StatusCallbacks callbacks, InstantSource clock) {
    this.interactions = interactions;
    this.callbacks = callbacks;
    this.clock = clock;
  }

  void on(CloudEvent<Delivery> event) {
    switch (event.data()) {
      case MessageHandedOver taken -> advance(taken.sendId(), taken.carrierMessageId(), "sent");
      case DeliveryAdvanced advanced -> advance(advanced.sendId(), null, word(advanced.status()));
      case SendRefused refused -> advance(refused.sendId(), null, "failed");
    }
  }

  private void advance(SendId send, @Nullable String resource, String status) {
    interactions
        .advance(send.value(), resource, status, clock.instant())
        .ifPresent(
            moved -> callbacks.changed(moved.link(), send.value(), moved.inboundStatus(), status));
  }

  /// Twilio's Proxy knows no word for what was read.
  private static String word(DeliveryStatus status) {
    return switch (status) {
      case QUEUED -> "queued";
      case SENT -> "sent";
      case DELIVERED, READ -> "delivered";
      case UNDELIVERED -> "undelivered";
      case FAILED -> "failed";
    };
  }
}
