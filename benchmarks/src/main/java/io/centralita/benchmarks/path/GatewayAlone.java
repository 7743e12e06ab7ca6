package io.centralita.benchmarks.path;

import io.centralita.fleet.FleetKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A Kafka and a gateway, each a process of its own, and nobody who reads what the gateway writes.
final class GatewayAlone implements AutoCloseable {
  private static final int GATEWAY_PORT = 28180;
  private static final int KAFKA_PORT = 29192;

  private final ChildJvm kafka;
  private final ChildJvm gateway;
  private final Duration startUp;

  private GatewayAlone(ChildJvm kafka, ChildJvm gateway, Duration startUp) {
    this.kafka = kafka;
    this.gateway = gateway;
    this.startUp = startUp;
  }

  /// Returns when the gateway is ready and knows what there is.
  static GatewayAlone start(Path data, FleetKeys keys, Surroundings surroundings, String memory)
      throws Exception {
    var kafka =
        ChildJvm.start(
            data,
            "1g",
            KafkaAlone.class.getName(),
            List.of(data.resolve("kafka").toString(), Integer.toString(KAFKA_PORT)));
    try {
      surroundings.write(brokers());
      var begun = System.nanoTime();
      var gateway = gateway(data, keys, memory);
      gateway.awaitReady(url());
      return new GatewayAlone(kafka, gateway, Duration.ofNanos(System.nanoTime() - begun));
    } catch (Exception notStarted) {
      kafka.close();
      throw notStarted;
    }
  }

  private static ChildJvm gateway(Path data, FleetKeys keys, String memory) throws IOException {
    return ChildJvm.start(
        data,
        memory,
        "io.centralita.gateway.GatewayService",
        List.of(
            "--server.port=" + GATEWAY_PORT,
            "--KAFKA_BOOTSTRAP_SERVERS=" + brokers(),
            "--SPOOL_FOLDER=" + data.resolve("spool"),
            "--ADDRESS_KEYS=" + keys.addressKeys(),
            "--JWT_PUBLIC_KEY=" + keys.jwtPublicKey().toUri(),
            "--PUBLIC_URL=" + url(),
            "--TWILIO_ACCOUNT_SID=AC" + "0".repeat(32),
            "--TWILIO_AUTH_TOKEN=" + keys.twilioAuthToken()));
  }

  /// From its start until it knew everything.
  Duration startUp() {
    return startUp;
  }

  static URI url() {
    return URI.create("http://localhost:" + GATEWAY_PORT);
  }

  static String brokers() {
    return "localhost:" + KAFKA_PORT;
  }

  /// Of the gateway, without Kafka.
  Duration processorTime() {
    return gateway.processorTime();
  }

  long residentMebibytes() {
    return gateway.residentMebibytes();
  }

  @Override
  public void close() {
    gateway.close();
    kafka.close();
  }
}
