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
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.util.unit.DataSize;

/// A spool on a disk, without a gateway around it.
public final class SpoolParts implements AutoCloseable {
  private static final DataSize PLENTY = DataSize.ofMegabytes(10);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final DataSize SPARE = DataSize.ofMegabytes(1);
  private static final int PAGES = 1_000_000;

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final SpoolFolder folder;
  final SpoolMeters counters;
  final AtomicLong usable = new AtomicLong(Long.MAX_VALUE);
  private volatile int pages = PAGES;
  private volatile SpoolStore written;
  private final SpoolWriter writer;
  private final Spool spool;

  private SpoolParts(Path path, DataSize limit, Duration patience, InstantSource clock) {
    folder = SpoolFolder.open(path);
    folder.prepare(clock);
    writer =
        new SpoolWriter(
            new SpoolConnection(this::limited),
            new SpoolConnection(folder::store),
            new DiskRoom(SPARE, usable::get),
            clock);
    writer.start();
    counters = new SpoolMeters(meters, clock);
    spool = new Spool(new SpoolSettings(path, limit, patience, SPARE), writer, counters, clock);
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

  private SpoolStore limited() {
    var store = folder.store();
    limit(store);
    written = store;
    return store;
  }

  /// From now on the store has no page more than it has: SQLite itself says that the disk is full.
  void fill() {
    limit(1);
  }

  void makeRoom() {
    limit(PAGES);
  }

  private void limit(int most) {
    pages = most;
    limit(written);
  }

  private void limit(SpoolStore store) {
    store.execute("PRAGMA max_page_count = " + pages);
    store.commit(); // it has read, and whoever has read cannot write what another has changed
  }

  /// As the drain does when Kafka has them.
  void remove(List<Waiting> delivered) {
    spool.delivered(delivered);
    spool.tidy();
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

  /// From now on the store takes a transaction with such a change back by itself, as SQLite does
  /// when the disk is full.
  public static void takesBack(Path file, String change) {
    meddle(
        file,
        disk ->
            disk.execute(
                """
                CREATE TRIGGER full BEFORE %s ON waiting
                BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END\
                """
                    .formatted(change)));
  }

  public static void worksAgain(Path file) {
    meddle(file, disk -> disk.execute("DROP TRIGGER full"));
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

  /// How many events the disk holds, whatever is counted of them.
  public int rows() {
    var rows = new int[1];
    meddle(
        folder.path().resolve("spool.db"),
        file -> {
          try (var row = file.executeQuery("SELECT count(*) FROM waiting")) {
            row.next();
            rows[0] = row.getInt(1);
          }
        });
    return rows[0];
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
