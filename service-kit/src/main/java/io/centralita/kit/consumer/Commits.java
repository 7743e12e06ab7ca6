package io.centralita.kit.consumer;

import java.time.Duration;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/// How often Kafka is told how far a consumer has come. What has been taken is in the inbox, so
/// after a kill a few events come again and are passed over; telling after each poll instead would
/// cost as much as taking them, and the next poll would wait for it. A container that stops or
/// gives up a partition tells at once.
public final class Commits {
  private static final Duration EVERY = Duration.ofMillis(500);

  private Commits() {}

  /// For containers whose acknowledgements go by time.
  public static void nowAndThen(AbstractMessageListenerContainer<?, ?> container) {
    var properties = container.getContainerProperties();
    properties.setAckTime(EVERY.toMillis());
    properties.setPollTimeout(EVERY.toMillis()); // an idle consumer tells as well
  }
}
