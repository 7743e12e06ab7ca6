package io.centralita.kit.consumer;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/// An instance that has a name keeps its partitions over a restart. Without one, Kafka waits for
/// the session of a killed instance to time out before anybody goes on with its partitions.
public final class StaticMembership {
  private StaticMembership() {}

  /// @param instance unique among the running instances of a service; empty for none
  public static void join(
      AbstractMessageListenerContainer<?, ?> container, String instance, String topic) {
    if (!instance.isBlank()) {
      container
          .getContainerProperties()
          .getKafkaConsumerProperties()
          .setProperty(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance + "." + topic);
    }
  }
}
