package io.centralita.gateway.spool;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.util.unit.DataSize;

/// A spool on a disk, without a gateway around it.
public final class SpoolParts implements AutoCloseable {
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final SpoolFolder folder;
  final SpoolMeters counters;
  private final SpoolWriter writer;
  private final Spool spool;

  private SpoolParts(Path path, DataSize limit, InstantSource clock) {
    folder = SpoolFolder.open(path);
    writer = new SpoolWriter(folder.store(clock), folder.sameStore(), clock);
    writer.start();
    counters = new SpoolMeters(meters, clock);
    spool =
        new Spool(new SpoolSettings(path, limit, Duration.ofSeconds(5)), writer, counters, clock);
  }

  public static SpoolParts in(Path folder) {
    return in(folder, DataSize.ofMegabytes(10));
  }

  static SpoolParts in(Path folder, DataSize limit) {
    return in(folder, limit, InstantSource.system());
  }

  static SpoolParts in(Path folder, DataSize limit, InstantSource clock) {
    return new SpoolParts(folder, limit, clock);
  }

  public Spool spool() {
    return spool;
  }

  SpoolHealth health() {
    return new SpoolHealth(spool, counters, folder);
  }

  /// Something to keep, with a header.
  public static ProducerRecord<String, byte[]> event(String key, String text) {
    var record = new ProducerRecord<>("topic", key, text.getBytes(StandardCharsets.UTF_8));
    record.headers().add("ce_id", "ñ".getBytes(StandardCharsets.UTF_8));
    return record;
  }

  static List<String> texts(List<Waiting> events) {
    return events.stream()
        .map(event -> new String(event.record().value(), StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public void close() {
    try {
      writer.close();
      folder.close();
    } catch (java.io.IOException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
