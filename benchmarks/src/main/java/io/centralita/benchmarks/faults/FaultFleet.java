package io.centralita.benchmarks.faults;

import io.centralita.fleet.FleetKeys;
import io.centralita.fleet.demo.DemoMarketplace;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Services with their Kafka, PostgreSQL and carrier, each instance a process of its own. Carriers
/// reach the gateways through a balancer.
final class FaultFleet implements AutoCloseable {
  /// Who hands sends over, and who takes the receipts.
  static final List<String> SENDING = List.of("routing", "gateway");

  static final List<String> ALL =
      List.of("provisioning", "audit", "proxy", "matching", "routing", "gateway");

  /// Starts fast, which a killed process has to do again and again.
  static final List<String> FAST_TO_START = List.of("-XX:TieredStopAtLevel=1", "-Xmx384m");

  /// Fast once it is warm.
  static final List<String> FAST_TO_WORK = List.of("-Xmx512m");

  private static final String ACCOUNT = "AC" + "0".repeat(32);

  private final Path folder;
  private final List<String> options;
  private final FleetKeys keys;
  private final Balancer door = new Balancer();
  private final Map<String, URI> urls = new HashMap<>();
  private final Map<String, Victim> started = new LinkedHashMap<>();
  private final Map<String, Books> databases = new HashMap<>();
  private final String brokers;

  private FaultFleet(Path folder, List<String> services, List<String> options)
      throws IOException, InterruptedException {
    this.folder = folder;
    this.options = options;
    keys = FleetKeys.in(folder.resolve("keys"));
    int kafkaPort = freePort();
    brokers = "127.0.0.1:" + kafkaPort;
    stack("kafka", "--kafka-port", "" + kafkaPort);
    var owners = services.stream().filter(name -> !name.equals("gateway")).toList();
    stack("postgres", "--postgres-port", "" + freePort(), "--databases", String.join(",", owners));
    for (var owner : owners) {
      var line = victim("postgres").awaitLine("database " + owner + " ").split(" ", -1);
      databases.put(owner, new Books(line[2], line[3], line[4]));
    }
    launch(
        "simulator",
        "twilio-simulator",
        "io.centralita.simulator.TwilioSimulator",
        List.of(
            "--SIMULATOR_WEBHOOK_URL=" + door.url() + "/twilio/messages#rc=5&rp=all",
            "--SIMULATOR_HISTORY=1000000"));
    for (var service : services) {
      launch(service, 1);
    }
    for (var service : services) {
      awaitReady(service, 1);
    }
  }

  /// @param options of each virtual machine
  static FaultFleet start(Path folder, List<String> services, List<String> options)
      throws IOException, InterruptedException {
    return new FaultFleet(folder, services, options);
  }

  /// Starts an instance of a service; does not wait for it.
  void launch(String service, int number) throws IOException {
    var name = service + "-" + number;
    var own = new ArrayList<String>();
    var database = databases.get(service);
    if (database == null) {
      own.add("--SPOOL_FOLDER=" + folder.resolve("spool-" + number));
    } else {
      own.add("--DATABASE_URL=" + database.url());
      own.add("--DATABASE_USERNAME=" + database.user());
      own.add("--DATABASE_PASSWORD=" + database.password());
      own.add("--SENDERS_TWILIO_SMS=0");
      own.add("--SENDERS_TWILIO_WHATSAPP=0");
    }
    var main = Character.toUpperCase(service.charAt(0)) + service.substring(1) + "Service";
    launch(name, service + "-service", "io.centralita." + service + "." + main, own);
  }

  void awaitReady(String service, int number) throws IOException, InterruptedException {
    var name = service + "-" + number;
    victim(name).awaitReady(url(name));
    if (service.equals("gateway")) {
      door.serve(url(name));
    }
  }

  /// `kill -9`.
  void kill(String service, int number) {
    victim(service + "-" + number).kill();
  }

  /// After a kill, in the same place; does not wait for it.
  void startAgain(String service, int number) throws IOException {
    door.spare(url(service + "-" + number));
    victim(service + "-" + number).startAgain();
  }

  /// Kafka or PostgreSQL or an instance such as `routing-1`.
  Victim victim(String name) {
    var victim = started.get(name);
    if (victim == null) {
      throw new IllegalArgumentException("There is no " + name);
    }
    return victim;
  }

  Books database(String service) {
    var database = databases.get(service);
    if (database == null) {
      throw new IllegalArgumentException(service + " has no database here");
    }
    return database;
  }

  /// Providers for those who ask for them.
  void openMarketplace() {
    new DemoMarketplace().open(url("matching-1"), url("simulator"), token(DemoMarketplace.SCOPES));
  }

  String token(String scope) {
    return keys.tokens().issue(DemoMarketplace.TENANT, "faults", scope, Duration.ofHours(1));
  }

  FleetKeys keys() {
    return keys;
  }

  String brokers() {
    return brokers;
  }

  /// Where carriers find the gateways.
  URI door() {
    return door.url();
  }

  /// Where a process listens; it keeps its port when it is started again.
  URI url(String name) {
    return urls.computeIfAbsent(name, _ -> URI.create("http://127.0.0.1:" + freePort()));
  }

  private void stack(String part, String... own) throws IOException, InterruptedException {
    var arguments =
        new ArrayList<>(List.of("--data", folder.resolve("data").toString(), "--only", part));
    arguments.addAll(List.of(own));
    var victim = Victim.start(folder, part, options, "io.centralita.stack.StackMain", arguments);
    started.put(part, victim);
    victim.awaitLine("all ready");
  }

  private void launch(String name, String settings, String main, List<String> own)
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
    arguments.add("--PUBLIC_URL=" + door.url());
    arguments.add("--GATEWAY_PUBLIC_URL=" + door.url());
    arguments.addAll(own);
    started.put(name, Victim.start(folder, name, options, main, arguments));
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new IllegalStateException(none);
    }
  }

  @Override
  public void close() throws IOException {
    new ArrayList<>(started.values()).reversed().forEach(Victim::close);
    door.close();
  }
}
