package io.centralita.gateway.spool;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.util.unit.DataSize;

/// A spool on a disk, without a gateway around it.
public final class SpoolParts implements AutoCloseable {
  private static final DataSize PLENTY = DataSize.ofMegabytes(10);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final SpoolFolder folder;
  final SpoolMeters counters;
  private final SpoolWriter writer;
  private final Spool spool;

  private SpoolParts(Path path, DataSize limit, Duration patience, InstantSource clock) {
    folder = SpoolFolder.open(path);
    writer = new SpoolWriter(folder.store(clock), folder.sameStore(), clock);
    writer.start();
    counters = new SpoolMeters(meters, clock);
    spool = new Spool(new SpoolSettings(path, limit, patience), writer, counters, clock);
  }

  public static SpoolParts in(Path folder) {
    return in(folder, PLENTY);
  }

  static SpoolParts in(Path folder, DataSize limit) {
    return in(folder, limit, InstantSource.system());
  }

  static SpoolParts in(Path folder, DataSize limit, InstantSource clock) {
    return new SpoolParts(folder, limit, PATIENCE, clock);
  }

  static SpoolParts in(Path folder, Duration patience, InstantSource clock) {
    return new SpoolParts(folder, PLENTY, patience, clock);
  }

  /// Does something to the file that no gateway does.
  static void meddle(Path file, Meddling meddling) {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      meddling.with(statement);
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  interface Meddling {
    void with(Statement statement) throws Exception;
  }

  public Spool spool() {
    return spool;
  }

  public double counted(String name) {
    return meters.get("centralita.gateway.spool." + name).counter().count();
  }

  /// As an operator looks at them.
  public List<String> reasonsOfWhatIsSetAside() {
    var reasons = new ArrayList<String>();
    meddle(
        folder.path().resolve("spool.db"),
        file -> {
          try (var rows = file.executeQuery("SELECT reason FROM set_aside ORDER BY number")) {
            while (rows.next()) {
              reasons.add(rows.getString(1));
            }
          }
        });
    return reasons;
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
