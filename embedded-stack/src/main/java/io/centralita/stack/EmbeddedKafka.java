package io.centralita.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One Kafka node in this process, with its log in a folder that the next start carries on with.
/// Returns from `start` when the node serves; [#close()] stops it cleanly.
public final class EmbeddedKafka implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(EmbeddedKafka.class);
  private static final String OWNER = "Kafka";
  private static final int ATTEMPTS = 3;

  private final DataFolder folder;
  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedKafka(DataFolder folder, KafkaRaftServer server, int port) {
    this.folder = folder;
    this.server = server;
    this.port = port;
  }

  public static EmbeddedKafka start(Path path, Port port) {
    sayWhyBeforeHalting();
    var folder = DataFolder.open(path);
    try {
      var log = folder.path().resolve("log");
      port.claim(OWNER);
      if (!folder.holds(log)) {
        format(log);
        folder.markComplete();
      }
      return start(folder, log, port, ATTEMPTS);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
    folder.unmarkInUse();
    folder.close();
  }

  /// The controller's port is of no interest to anybody else: any free one, and another one at each
  /// start.
  private static EmbeddedKafka start(DataFolder folder, Path log, Port port, int attempts) {
    var brokerPort = port.claim(OWNER);
    var controllerPort = Port.ephemeral().claim(OWNER);
    var settings = KafkaSettings.of(log, brokerPort, controllerPort, folder.wasInUse());
    folder.markInUse();
    var server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
    try {
      server.startup();
      return new EmbeddedKafka(folder, server, brokerPort);
    } catch (Exception e) {
      server.shutdown();
      if (!causedBy(BindException.class, e)) {
        throw broken(folder.path(), e);
      }
      if (attempts > 1) {
        return start(folder, log, port, attempts - 1);
      }
      throw new Port(brokerPort, port.setting()).inUse(OWNER);
    }
  }

  private static void format(Path log) {
    try {
      Files.createDirectories(log);
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(KafkaSettings.NODE)
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setControllerListenerName(KafkaSettings.CONTROLLER_LISTENER)
          .setMetadataLogDirectory(log.toString())
          .addDirectory(log.toString())
          .run();
    } catch (IOException e) {
      throw DataFolder.unwritable(log, e);
    } catch (UncheckedIOException e) {
      throw DataFolder.unwritable(log, new IOException(e.getMessage(), e));
    } catch (Exception e) {
      throw broken(log, e);
    }
  }

  private static StackFailure broken(Path folder, Exception cause) {
    return new StackFailure(
        "Kafka did not start on %s: %s. If its data is damaged, start once with --fresh."
            .formatted(folder, cause.getMessage()),
        "Kafka no arrancó sobre %s: %s. Si sus datos están dañados, arranque una vez con --fresh."
            .formatted(folder, cause.getMessage()),
        cause);
  }

  /// Kafka ends the whole process when it can write no longer. Nobody should have to guess that
  /// from an exit code.
  private static void sayWhyBeforeHalting() {
    Exit.setHaltProcedure((status, message) -> {
      logger.error(
          "Kafka cannot go on ({}) and ends this process. Usually the disk is full: see the lines above, make room and start again; nothing acknowledged is lost",
          message == null ? "status " + status : message);
      Runtime.getRuntime().halt(status);
    });
  }

  private static boolean causedBy(Class<? extends Throwable> type, Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
