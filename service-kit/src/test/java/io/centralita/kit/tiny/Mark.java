package io.centralita.kit.tiny;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.event.Topic;
import io.centralita.contracts.event.Topic.Kind;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The states that the tiny service reads.
public sealed interface Mark {
  Topic<Mark> MARKS = new Topic<>("kit.marks.v1", Mark.class, "tiny-service", Kind.STATE, 2);

  record MarkSet(String author, int mark) implements Mark {}

  /// The same mark of an author is the same event, however often it is said.
  static ProducerRecord<String, byte[]> set(String author, int mark) {
    var id = EventIds.derived("mark", author, Integer.toString(mark));
    return new EventCodec()
        .encode(
            MARKS,
            new CloudEvent<>(id, "test", author, Instant.EPOCH, null, new MarkSet(author, mark)));
  }

  static ProducerRecord<String, byte[]> end(String author) {
    return new EventCodec().tombstone(MARKS, author);
  }
}
