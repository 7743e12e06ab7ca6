package io.centralita.kit.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.centralita.kit.consumer.DeadLetters;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A record that was put aside.
record DeadLetter(ConsumerRecord<String, byte[]> record) {
  private static final String OURS = "centralita_";

  long offset() {
    return record.offset();
  }

  Instant since() {
    return Instant.ofEpochMilli(record.timestamp());
  }

  String reason() {
    return header(DeadLetters.REASON);
  }

  String originalTopic() {
    return header(DeadLetters.ORIGINAL_TOPIC);
  }

  String original() {
    return "%s-%s@%s"
        .formatted(
            originalTopic(),
            header(DeadLetters.ORIGINAL_PARTITION),
            header(DeadLetters.ORIGINAL_OFFSET));
  }

  /// As it was before it was put aside: the same id, so that consumers who have had it pass over
  /// it, and the same key, so that it goes to the same partition.
  ProducerRecord<String, byte[]> asItWas() {
    var again = new ProducerRecord<String, byte[]>(originalTopic(), record.key(), record.value());
    for (var header : record.headers()) {
      if (!header.key().startsWith(OURS)) {
        again.headers().add(header);
      }
    }
    return again;
  }

  private String header(String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? "?" : new String(header.value(), UTF_8);
  }
}
