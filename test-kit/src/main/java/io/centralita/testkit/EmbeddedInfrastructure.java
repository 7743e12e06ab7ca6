package io.centralita.testkit;

import io.centralita.stack.DataFolder;
import io.centralita.stack.Database;
import io.centralita.stack.Durability;
import io.centralita.stack.EmbeddedKafka;
import io.centralita.stack.Port;
import io.centralita.stack.Postgres;
import io.centralita.stack.StackFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The embedded parts on free ports, with their data in a folder that goes when they stop.
final class EmbeddedInfrastructure implements TestInfrastructure {
  private static final String PREFIX = "centralita-test-";
  private static final Duration YOUNG = Duration.ofMinutes(2);
  private static final String POSTGRES = "postgres";

  private final DataFolder folder;
  private @Nullable EmbeddedKafka kafka;
  private @Nullable Postgres postgres;

  EmbeddedInfrastructure() {
    try {
      sweep();
      this.folder = DataFolder.open(Files.createTempDirectory(PREFIX));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized String bootstrapServers() {
    var running = kafka;
    if (running == null) {
      running = EmbeddedKafka.start(path("kafka"), Port.ephemeral());
      kafka = running;
    }
    return running.bootstrapServers();
  }

  @Override
  public synchronized Database database(String name) {
    var running = postgres;
    if (running == null) {
      running = Postgres.start(path(POSTGRES), Port.ephemeral(), Durability.PROCESS_CRASH);
      postgres = running;
    }
    return running.database(name);
  }

  @Override
  public synchronized void stop() {
    if (kafka != null) {
      kafka.close();
    }
    if (postgres != null) {
      postgres.close();
    }
    folder.delete();
  }

  /// What test runs that were killed have left behind. A folder whose lock is held belongs to a run
  /// that goes on.
  private static void sweep() throws IOException {
    try (var folders =
        Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), PREFIX + "*")) {
      for (var left : folders) {
        if (Files.isWritable(left) && isOld(left)) {
          discard(left);
        }
      }
    }
  }

  private static boolean isOld(Path folder) throws IOException {
    var age = System.currentTimeMillis() - Files.getLastModifiedTime(folder).toMillis();
    return age > YOUNG.toMillis();
  }

  private static void discard(Path left) {
    try {
      var abandoned = DataFolder.open(left);
      Postgres.endOrphan(left.resolve(POSTGRES));
      abandoned.delete();
    } catch (StackFailure _) {
      // Somebody else's, or in use.
    }
  }

  private Path path(String part) {
    return folder.path().resolve(part);
  }
}
