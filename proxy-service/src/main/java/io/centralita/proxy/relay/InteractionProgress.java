package io.centralita.proxy.relay;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.gateway.DeliveryStatus;
import io.centralita.contracts.routing.Delivery;
import io.centralita.contracts.routing.Delivery.DeliveryAdvanced;
import io.centralita.contracts.routing.Delivery.MessageHandedOver;
import io.centralita.contracts.routing.Delivery.SendRefused;
import io.centralita.proxy.callback.Change;
import io.centralita.proxy.callback.StatusCallbacks;
import io.centralita.proxy.interaction.InteractionStore;
import io.centralita.proxy.interaction.InteractionStore.News;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
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

  /// What is said of different interactions is written together, what is said of the same one in
  /// its order.
  void on(List<CloudEvent<Delivery>> events) {
    var waiting = new LinkedHashMap<UUID, News>();
    for (var event : events) {
      var news = news(event.data());
      if (waiting.containsKey(news.id())) {
        advance(waiting.values());
        waiting.clear();
      }
      waiting.put(news.id(), news);
    }
    advance(waiting.values());
  }

  private static News news(Delivery delivery) {
    return switch (delivery) {
      case MessageHandedOver taken ->
          new News(taken.sendId().value(), taken.carrierMessageId(), "sent");
      case DeliveryAdvanced advanced ->
          new News(advanced.sendId().value(), null, word(advanced.status()));
      case SendRefused refused -> new News(refused.sendId().value(), null, "failed");
    };
  }

  private void advance(Collection<News> news) {
    callbacks.changed(
        interactions.advance(news, clock.instant()).stream()
            .map(moved ->
                new Change(moved.link(), moved.id(), moved.inboundStatus(), moved.outboundStatus()))
            .toList());
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
