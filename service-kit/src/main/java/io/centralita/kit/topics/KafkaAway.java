package io.centralita.kit.topics;

import java.time.Duration;

/// A service cannot start, because no Kafka answers.
public final class KafkaAway extends RuntimeException {
  KafkaAway(String brokers, Duration patience) {
    super("No Kafka has answered at %s for %d seconds".formatted(brokers, patience.toSeconds()));
  }
}
