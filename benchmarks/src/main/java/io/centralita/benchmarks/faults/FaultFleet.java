package io.centralita.benchmarks.faults;

import io.centralita.fleet.FleetKeys;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a send needs on its way: Kafka, PostgreSQL, routing-service, the carrier and the gateway
/// that takes its receipts; each a process of its own.
final class FaultFleet implements AutoCloseable {
  private static final String ACCOUNT = "AC" + "0".repeat(32);

  private final Path folder;
  private final FleetKeys keys;
  private final Map<String, URI> urls = new HashMap<>();
  private final List<Victim> started = new ArrayList<>();
  private final String brokers;
  private final Victim kafka;
  private final Victim gateway;
  private final List<String> routingArguments;
  private final Map<String, Victim> routing = new HashMap<>();

  private FaultFleet(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    keys = FleetKeys.in(folder.resolve("keys"));
    var data = folder.resolve("data").toString();
    int kafkaPort = freePort();
    brokers = "127.0.0.1:" + kafkaPort;
    kafka = stack("kafka", "--data", data, "--only", "kafka", "--kafka-port", "" + kafkaPort);
    var postgres =
        stack(
            "postgres",
            "--data",
            data,
            "--only",
            "postgres",
            "--postgres-port",
            "" + freePort(),
            "--databases",
            "routing");
    var database = postgres.awaitLine("database routing ").split(" ", -1);
    service(
        "simulator",
        "twilio-simulator",
        "io.centralita.simulator.TwilioSimulator",
        List.of(
            "--SIMULATOR_WEBHOOK_URL=" + url("gateway") + "/twilio/messages#rc=5&rp=all",
            "--SIMULATOR_HISTORY=1000000"));
    gateway =
        service("gateway", "gateway-service", "io.centralita.gateway.GatewayService", List.of());
    routingArguments =
        List.of(
            "--DATABASE_URL=" + database[2],
            "--DATABASE_USERNAME=" + database[3],
            "--DATABASE_PASSWORD=" + database[4],
            "--SENDERS_TWILIO_SMS=0",
            "--SENDERS_TWILIO_WHATSAPP=0");
    addRouting("routing-1");
    gateway.awaitReady(url("gateway"));
  }

  static FaultFleet start(Path folder) throws IOException, InterruptedException {
    return new FaultFleet(folder);
  }

  /// Another instance of routing-service; returns when it is ready.
  void addRouting(String name) throws IOException, InterruptedException {
    var instance =
        service(name, "routing-service", "io.centralita.routing.RoutingService", routingArguments);
    routing.put(name, instance);
    instance.awaitReady(url(name));
  }

  Victim routing(String name) {
    var instance = routing.get(name);
    if (instance == null) {
      throw new IllegalArgumentException("There is no " + name);
    }
    return instance;
  }

  Victim kafka() {
    return kafka;
  }

  Victim gateway() {
    return gateway;
  }

  FleetKeys keys() {
    return keys;
  }

  String brokers() {
    return brokers;
  }

  /// Where a process listens; it keeps its port when it is started again.
  URI url(String name) {
    return urls.computeIfAbsent(name, _ -> URI.create("http://127.0.0.1:" + freePort()));
  }

  private Victim stack(String name, String... arguments) throws IOException, InterruptedException {
    var started =
        keep(
            Victim.start(
                folder, name, "512m", "io.centralita.stack.StackMain", List.of(arguments)));
    started.awaitLine("all ready");
    return started;
  }

  private Victim service(String name, String settings, String main, List<String> own)
      throws IOException {
    var arguments = new ArrayList<String>();
    arguments.add("--spring.config.name=" + settings);
    arguments.add("--server.port=" + url(name).getPort());
    arguments.add("--SERVER_PORT=" + url(name).getPort());
    arguments.add("--INSTANCE_ID=" + name);
    arguments.add("--KAFKA_BOOTSTRAP_SERVERS=" + brokers);
    arguments.add("--JWT_PUBLIC_KEY=" + keys.jwtPublicKey().toUri());
    arguments.add("--ADDRESS_KEYS=" + keys.addressKeys());
    arguments.add("--TWILIO_ACCOUNT_SID=" + ACCOUNT);
    arguments.add("--TWILIO_AUTH_TOKEN=" + keys.twilioAuthToken());
    arguments.add("--TWILIO_BASE_URL=" + url("simulator"));
    arguments.add("--PUBLIC_URL=" + url("gateway"));
    arguments.add("--GATEWAY_PUBLIC_URL=" + url("gateway"));
    arguments.addAll(own);
    return keep(Victim.start(folder, name, "384m", main, arguments));
  }

  private Victim keep(Victim victim) {
    started.add(victim);
    return victim;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new IllegalStateException(none);
    }
  }

  @Override
  public void close() {
    started.reversed().forEach(Victim::close);
  }
}
