package io.centralita.gateway.following;

import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.MalformedEvent;
import io.centralita.contracts.event.Topic;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// From the disk into a draft. What could not be read from Kafka cannot be read here either.
record Kept<T>(Topic<T> topic, View.Draft<T> draft, EventCodec codec) implements ViewFile.Contents {
  private static final Logger log = LoggerFactory.getLogger(Kept.class);

  @Override
  public void put(RecordHeaders headers, byte[] value) {
    try {
      var event = codec.decode(topic, headers, value);
      if (event != null) {
        draft.put(event.data());
      }
    } catch (MalformedEvent | IllegalArgumentException never) {
      log.warn("An entry of {} on the disk cannot be read and is left out", topic.name());
    }
  }

  @Override
  public void removed(String key) {
    try {
      draft.remove(key);
    } catch (IllegalArgumentException never) {
      log.warn("An end of {} on the disk cannot be read and is left out", topic.name());
    }
  }
}
