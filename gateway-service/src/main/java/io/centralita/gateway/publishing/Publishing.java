package io.centralita.gateway.publishing;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.Topic;
import io.centralita.kit.producer.EventProducer;
import io.centralita.kit.trace.Trace;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/// Publishes what came in. Never blocks.
@Component
public class Publishing {
  private final EventProducer producer;
  private final InstantSource clock;

  Publishing(EventProducer producer, InstantSource clock) {
    this.producer = producer;
    this.clock = clock;
  }

  /// @return completes when all replicas have the event; fails after the configured patience at the
  ///   latest. An event that failed may still arrive: its id makes the second delivery the same
  public <T> CompletableFuture<Void> publish(Topic<T> topic, UUID id, String key, T data) {
    return producer.send(
        topic, new CloudEvent<>(id, producer.source(), key, clock.instant(), Trace.child(), data));
  }
}
