package io.centralita.gateway.publishing;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.Topic;
import io.centralita.gateway.spool.Spool;
import io.centralita.kit.trace.Trace;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Publishes what came in. Never blocks.
public class Publishing {
  private final String source;
  private final EventCodec codec;
  private final InstantSource clock;
  private final Lines lines;
  private final Spool spool;

  Publishing(String source, EventCodec codec, InstantSource clock, Lines lines, Spool spool) {
    this.source = source;
    this.codec = codec;
    this.clock = clock;
    this.lines = lines;
    this.spool = spool;
  }

  /// To Kafka, or to the spool: while Kafka is away, and while earlier events of this key are
  /// there.
  ///
  /// @return completes when all replicas or this machine's disk have the event; fails when neither
  ///   does. An event that failed may still arrive: its id makes the second delivery the same
  public <T> CompletableFuture<Void> publish(Topic<T> topic, UUID id, String key, T data) {
    var record = encode(topic, id, key, data);
    var line = lines.open();
    return line == null || spool.mayHold(key) ? lines.spool(record) : lines.send(line, record);
  }

  private <T> ProducerRecord<String, byte[]> encode(Topic<T> topic, UUID id, String key, T data) {
    return codec.encode(
        topic, new CloudEvent<>(id, source, key, clock.instant(), Trace.child(), data));
  }
}
