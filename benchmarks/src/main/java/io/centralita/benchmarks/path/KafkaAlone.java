package io.centralita.benchmarks.path;

import io.centralita.stack.EmbeddedKafka;
import io.centralita.stack.Port;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// One Kafka node and nothing else in the process.
final class KafkaAlone {
  private KafkaAlone() {}

  /// @param arguments the folder of its data and its port
  public static void main(String[] arguments) throws InterruptedException {
    var port = new Port(Integer.parseInt(arguments[1]), "the benchmark's port");
    var kafka = EmbeddedKafka.start(Path.of(arguments[0]), port);
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
    new CountDownLatch(1).await();
  }
}
