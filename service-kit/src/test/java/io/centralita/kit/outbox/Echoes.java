package io.centralita.kit.outbox;

import io.centralita.contracts.event.EventCodec;
import io.centralita.kit.tiny.Echo.NoteEchoed;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.json.JsonMapper;

/// What is in the topic of echoes.
final class Echoes {
  private static final JsonMapper JSON = EventCodec.jsonMapper();

  private Echoes() {}

  static int number(byte[] body) {
    return JSON.readValue(body, NoteEchoed.class).number();
  }

  static UUID id(ConsumerRecord<String, byte[]> record) {
    return UUID.fromString(
        new String(record.headers().lastHeader(EventCodec.ID).value(), StandardCharsets.UTF_8));
  }
}
