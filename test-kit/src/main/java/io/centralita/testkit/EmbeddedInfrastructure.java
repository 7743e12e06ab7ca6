package io.centralita.testkit;

import io.centralita.stack.DataFolder;
import io.centralita.stack.Database;
import io.centralita.stack.Durability;
import io.centralita.stack.EmbeddedKafka;
import io.centralita.stack.Port;
import io.centralita.stack.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The embedded parts on free ports, with their data in a folder that goes when they stop.
final class EmbeddedInfrastructure implements TestInfrastructure {
  private final DataFolder folder;
  private @Nullable EmbeddedKafka kafka;
  private @Nullable Postgres postgres;

  EmbeddedInfrastructure() {
    try {
      this.folder = DataFolder.open(Files.createTempDirectory("centralita-test"));
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
      running = Postgres.start(path("postgres"), Port.ephemeral(), Durability.PROCESS_CRASH);
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

  private Path path(String part) {
    return folder.path().resolve(part);
  }
}
