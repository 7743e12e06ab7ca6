package io.centralita.gateway.spool;

import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/// An event that waits for Kafka.
///
/// @param number its place: lower goes first
/// @param since when it came
public record Waiting(long number, ProducerRecord<String, byte[]> record, Instant since) {
  private static final long STORED_BESIDES = 64;

  /// What it counts for against the limit: its bytes, and about what the store adds to them.
  static long bytes(ProducerRecord<String, byte[]> record) {
    long bytes = STORED_BESIDES + record.key().length();
    bytes += record.value().length;
    for (var header : record.headers()) {
      bytes += header.key().length();
      bytes += header.value().length;
    }
    return bytes;
  }
}
