package io.centralita.gateway.publishing;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.Topic;
import io.centralita.kit.producer.EventProducer;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Sending does not wait for Kafka to say where a topic is, so that is asked beforehand, and again
/// before the producer forgets it. Until it is known for the first time the gateway is not ready.
final class KnownTopics implements HealthIndicator {
  private static final List<Topic<?>> WRITTEN =
      List.of(Topics.MESSAGES, Topics.RECEIPTS, Topics.CALLS);

  private final EventProducer producer;
  private volatile boolean known;

  KnownTopics(EventProducer producer) {
    this.producer = producer;
  }

  void renew() {
    boolean all = WRITTEN.stream().allMatch(producer::knows);
    known = known || all;
  }

  @Override
  public Health health() {
    var health = known ? Health.up() : Health.outOfService();
    return health.withDetail("topics", WRITTEN.stream().map(Topic::name).toList()).build();
  }
}
