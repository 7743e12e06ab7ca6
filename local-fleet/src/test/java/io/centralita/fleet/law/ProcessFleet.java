package io.centralita.fleet.law;

import static java.util.stream.Collectors.toConcurrentMap;

import io.centralita.fleet.FleetKeys;
import io.centralita.fleet.demo.DemoMarketplace;
import io.centralita.fleet.demo.DemoProvider;
import io.centralita.fleet.story.PhoneApi;
import io.centralita.fleet.story.VirtualPhone;
import io.centralita.testkit.StandaloneService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The fleet as it runs in production: every service, Kafka, PostgreSQL and the simulator a process
/// of its own. Whatever is killed can be started again.
final class ProcessFleet implements AutoCloseable {
  static final List<String> SERVICES =
      List.of(
          "provisioning-service",
          "audit-service",
          "proxy-service",
          "matching-service",
          "routing-service",
          "gateway-service");

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String ACCOUNT = "AC" + "0".repeat(32);

  /// What a killed routing-service had under way is settled after these, in their order: who is on
  /// the same machine as its carrier needs not wait as long as over the internet.
  private static final Map<String, String> IMPATIENCE =
      Map.of(
          "TWILIO_RESPONSE_TIMEOUT", "3s",
          "SENDING_LEASE", "6s",
          "SENDING_GRACE", "3s");

  /// Who has a name goes on at once when started again; the others' partitions wait for Kafka to
  /// miss them.
  private static final Set<String> NAMED =
      Set.of("gateway-service", "matching-service", "routing-service");

  private final Map<String, StandaloneService> services = new LinkedHashMap<>();
  private final DemoMarketplace marketplace = new DemoMarketplace();
  private final FleetKeys keys;
  private final StackProcess kafka;
  private final StackProcess postgres;
  private final StandaloneService simulator;
  private final PhoneApi phones;
  private final String brokers;
  private final Path spool;

  private ProcessFleet(Path folder) {
    keys = FleetKeys.in(folder.resolve("keys"));
    spool = folder.resolve("spool");
    int kafkaPort = freePort();
    brokers = "127.0.0.1:" + kafkaPort;
    kafka = StackProcess.start(folder, "--only", "kafka", "--kafka-port", "" + kafkaPort);
    postgres =
        StackProcess.start(
            folder,
            "--only",
            "postgres",
            "--postgres-port",
            "" + freePort(),
            "--databases",
            "provisioning,audit,proxy,matching,routing");
    int gatewayPort = freePort();
    var door = "http://127.0.0.1:" + gatewayPort;
    simulator = startSimulator(door);
    var jars =
        SERVICES.parallelStream()
            .collect(toConcurrentMap(name -> name, name -> StandaloneService.unpacked(jar(name))));
    for (var name : SERVICES) {
      services.put(name, launch(name, jars.get(name), door, gatewayPort));
    }
    phones = new PhoneApi(simulator.url("/"));
  }

  /// Leaves nothing running when it fails.
  static ProcessFleet start() {
    try {
      var fleet = new ProcessFleet(Files.createTempDirectory("process-fleet"));
      try {
        fleet.open();
        return fleet;
      } catch (RuntimeException e) {
        fleet.close();
        throw e;
      }
    } catch (IOException noFolder) {
      throw new UncheckedIOException(noFolder);
    }
  }

  private void open() {
    services.values().forEach(StandaloneService::awaitHealthy);
    var token =
        keys.tokens().issue(DemoMarketplace.TENANT, "test", DemoMarketplace.SCOPES, PATIENCE);
    marketplace.open(service("matching-service").url("/"), simulator.url("/"), token);
  }

  private StandaloneService startSimulator(String door) {
    var environment = new TreeMap<String, String>();
    environment.put("TWILIO_ACCOUNT_SID", ACCOUNT);
    environment.put("TWILIO_AUTH_TOKEN", keys.twilioAuthToken());
    environment.put("SIMULATOR_WEBHOOK_URL", door + "/twilio/messages#rc=5&rp=all");
    environment.put("SIMULATOR_WEBHOOK_PAUSES", "1s,2s,4s,8s,30s"); // a busy machine starts slowly
    return StandaloneService.start(jar("twilio-simulator"), environment);
  }

  private StandaloneService launch(String name, Path jar, String door, int gatewayPort) {
    var environment = new TreeMap<String, String>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", brokers);
    environment.put("JWT_PUBLIC_KEY", keys.jwtPublicKey().toUri().toString());
    environment.put("ADDRESS_KEYS", keys.addressKeys().toString());
    environment.put("TWILIO_ACCOUNT_SID", ACCOUNT);
    environment.put("TWILIO_AUTH_TOKEN", keys.twilioAuthToken());
    environment.put("TWILIO_BASE_URL", baseUrl(simulator));
    environment.put("PUBLIC_URL", door);
    environment.put("GATEWAY_PUBLIC_URL", door);
    environment.put("SPOOL_FOLDER", spool.toString());
    environment.putAll(IMPATIENCE);
    if (NAMED.contains(name)) {
      environment.put("INSTANCE_ID", name);
    }
    if (name.equals("gateway-service")) {
      return StandaloneService.launch(jar, environment, gatewayPort);
    }
    var database = postgres.line("database " + name.replace("-service", "") + " ");
    environment.put("DATABASE_URL", database[2]);
    environment.put("DATABASE_USERNAME", database[3]);
    environment.put("DATABASE_PASSWORD", database[4]);
    return StandaloneService.launch(jar, environment, freePort());
  }

  private static String baseUrl(StandaloneService service) {
    var url = service.url("/").toString();
    return url.substring(0, url.length() - 1);
  }

  private static Path jar(String module) {
    return StandaloneService.jarOf(Path.of("..").resolve(module));
  }

  StandaloneService service(String name) {
    return services.get(name);
  }

  StackProcess kafka() {
    return kafka;
  }

  StackProcess postgres() {
    return postgres;
  }

  URI simulator() {
    return simulator.url("/");
  }

  PhoneApi phones() {
    return phones;
  }

  VirtualPhone phone(String number) {
    return new VirtualPhone(phones, number, DemoMarketplace.MAIN_NUMBER, "whatsapp", PATIENCE);
  }

  DemoProvider firstIn(PhoneApi.Bubble list) {
    return marketplace.providers().stream()
        .filter(provider -> list.body().contains(provider.name()))
        .min(Comparator.comparingInt(provider -> list.body().indexOf(provider.name())))
        .orElseThrow();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  @Override
  public void close() {
    services.values().forEach(StandaloneService::close);
    simulator.close();
    kafka.close();
    postgres.close();
  }
}
