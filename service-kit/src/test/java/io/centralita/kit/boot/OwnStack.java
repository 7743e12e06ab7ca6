package io.centralita.kit.boot;

import io.centralita.contracts.Topics;
import io.centralita.kit.tiny.Note;
import io.centralita.stack.Database;
import io.centralita.stack.Durability;
import io.centralita.stack.EmbeddedKafka;
import io.centralita.stack.Port;
import io.centralita.stack.Postgres;
import io.centralita.testkit.TestTopics;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A Kafka and a PostgreSQL that a test may take away and bring back.
final class OwnStack implements AutoCloseable {
  private final Path folder;
  private final int kafkaPort = freePort();
  private final int postgresPort = freePort();
  private @Nullable EmbeddedKafka kafka;
  private @Nullable Postgres postgres;

  OwnStack(Path folder) {
    this.folder = folder;
  }

  void startKafka() {
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), new Port(kafkaPort, "test"));
  }

  void stopKafka() {
    if (kafka != null) {
      kafka.close();
      kafka = null;
    }
  }

  void startPostgres() {
    postgres =
        Postgres.start(
            folder.resolve("postgres"), new Port(postgresPort, "test"), Durability.PROCESS_CRASH);
  }

  void stopPostgres() {
    if (postgres != null) {
      postgres.close();
      postgres = null;
    }
  }

  String brokers() {
    return "127.0.0.1:" + kafkaPort;
  }

  TestTopics topics() {
    return new TestTopics(brokers());
  }

  Database database(String name) {
    if (postgres == null) {
      throw new IllegalStateException("PostgreSQL does not run");
    }
    return postgres.database(name);
  }

  int deadLetters(String author) {
    var letters = topics().records(Topics.deadLetters(Note.NOTES.name(), "tiny-service"));
    return (int) letters.stream().filter(letter -> author.equals(letter.key())).count();
  }

  @Override
  public void close() {
    stopKafka();
    stopPostgres();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
