package io.centralita.kit.consumer;

import io.centralita.contracts.event.EventCodec.HeaderLookup;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.event.MalformedEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.KafkaNull;
import org.springframework.messaging.Message;

/// One record of a batch as the binder hands it over.
record BatchRecord(Message<List<?>> batch, int index) {

  /// Null for a tombstone.
  byte @Nullable [] body() {
    var body = batch.getPayload().get(index);
    return body instanceof KafkaNull ? null : (byte[]) body;
  }

  HeaderLookup headers() {
    var own = (Map<?, ?>) ofThis(KafkaHeaders.BATCH_CONVERTED_HEADERS);
    return header -> text(own.get(header));
  }

  String key() {
    var key = text(all(KafkaHeaders.RECEIVED_KEY).get(index));
    if (key == null) {
      throw new MalformedEvent("A state without a key", null);
    }
    return key;
  }

  /// An identity for the record that needs nothing of its own. The time tells it from what is at
  /// the same place in a topic that was created anew.
  UUID place(String topic) {
    return EventIds.derived(
        topic,
        ofThis(KafkaHeaders.RECEIVED_PARTITION).toString(),
        ofThis(KafkaHeaders.OFFSET).toString(),
        ofThis(KafkaHeaders.RECEIVED_TIMESTAMP).toString());
  }

  private Object ofThis(String header) {
    return Objects.requireNonNull(all(header).get(index), header);
  }

  private List<?> all(String header) {
    return (List<?>) Objects.requireNonNull(batch.getHeaders().get(header), header);
  }

  private static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
      default -> value.toString();
    };
  }
}
