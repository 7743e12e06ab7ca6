package io.centralita.benchmarks.path;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.TenantId;
import io.centralita.fleet.FleetKeys;
import io.centralita.kit.producer.EventProducer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/// A Kafka and a gateway, each a process of its own, and nobody who reads what the gateway writes.
final class GatewayAlone implements AutoCloseable {
  private static final int GATEWAY_PORT = 28180;
  private static final int KAFKA_PORT = 29192;

  private final ChildJvm kafka;
  private final ChildJvm gateway;

  private GatewayAlone(ChildJvm kafka, ChildJvm gateway) {
    this.kafka = kafka;
    this.gateway = gateway;
  }

  /// Returns when the gateway is ready and knows the number.
  static GatewayAlone start(Path data, FleetKeys keys, String number)
      throws IOException, InterruptedException {
    var kafka =
        ChildJvm.start(
            data,
            "1g",
            KafkaAlone.class.getName(),
            List.of(data.resolve("kafka").toString(), Integer.toString(KAFKA_PORT)));
    var gateway =
        ChildJvm.start(
            data,
            "512m",
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
    gateway.awaitReady(url());
    assign(new BusinessNumber(number));
    return new GatewayAlone(kafka, gateway);
  }

  private static void assign(BusinessNumber number) {
    var assigned =
        new NumberAssigned(
            number,
            new TenantId("benchmark"),
            NumberPurpose.MAIN,
            EnumSet.of(Channel.WHATSAPP, Channel.SMS),
            null);
    try (var producer = new EventProducer(brokers(), "benchmark", new EventCodec())) {
      producer
          .send(
              Topics.NUMBERS,
              new CloudEvent<>(
                  new UUID(0, 1), "benchmark", number.e164(), Instant.now(), null, assigned))
          .join();
    }
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
