package io.centralita.contracts.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One event or command in its envelope: CloudEvents 1.0.
///
/// @param id deterministic wherever a cause determines it; consumers remember it
/// @param source the service that says so
/// @param subject the key in Kafka: what must stay in order
/// @param traceparent W3C trace context
public record CloudEvent<T>(
    UUID id, String source, String subject, Instant time, @Nullable String traceparent, T data) {

  public <U> CloudEvent<U> with(U other) {
    return new CloudEvent<>(id, source, subject, time, traceparent, other);
  }
}
