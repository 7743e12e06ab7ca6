package io.centralita.kit.tiny;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.event.Topic;
import io.centralita.contracts.event.Topic.Kind;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/// What the tiny service reads.
public sealed interface Note {
  Topic<Note> NOTES = new Topic<>("kit.notes.v1", Note.class, "tiny-service", Kind.EVENTS, 4);

  /// @param number counts the notes of one author
  record NoteWritten(String author, int number, String text) implements Note {}

  static ProducerRecord<String, byte[]> written(String author, int number, String text) {
    var id = id(author, number);
    var note = new NoteWritten(author, number, text);
    return new EventCodec()
        .encode(
            NOTES, new CloudEvent<>(id, "test", author, Instant.ofEpochSecond(number), null, note));
  }

  static ProducerRecord<String, byte[]> written(String author, int number) {
    return written(author, number, "hello");
  }

  static UUID id(String author, int number) {
    return EventIds.derived("note", author, Integer.toString(number));
  }
}
