package io.centralita.kit.topics;

/// How a service starts while Kafka is away, where it can: a service that defines one as a bean is
/// asked after each try to reach Kafka.
public interface WithoutKafka {

  /// Gets ready to work without Kafka; false when that is not possible now.
  boolean mayStart();
}
