package io.centralita.benchmarks.path;

import io.centralita.fleet.FleetKeys;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Measures the path of a message on this machine and prints a table for `docs/benchmarks.md`:
///
/// 1. start-up time and memory of the local fleet, first and second start;
/// 2. webhooks acknowledged durably by the gateway, beside a bare producer of the same bytes: alone
///    with a Kafka, and in the fleet;
/// 3. latency of a relayed text at 50 a second over 1,000 conversations, hop by hop.
public final class PathBenchmark {
  private static final int RELAYED_PER_SECOND = 50;
  private static final String MAIN_NUMBER = "+5117000001";

  private static final List<String> PARTS = List.of("gateway", "relay", "webhooks");

  private final Duration measured;
  private final int rounds;
  private final List<String> parts;

  private PathBenchmark(Duration measured, int rounds, List<String> parts) {
    this.measured = measured;
    this.rounds = rounds;
    this.parts = parts;
  }

  /// @param arguments which parts to measure, all when none is named: `gateway` (alone), `relay`,
  ///   `webhooks` (both with the fleet); `--quick` for a tenth of the time, which shows that it
  ///   works and no more
  public static void main(String[] arguments) throws Exception {
    var parts = new ArrayList<>(List.of(arguments));
    boolean quick = parts.remove("--quick");
    if (!PARTS.containsAll(parts)) {
      throw new IllegalArgumentException("There are " + PARTS + " and --quick");
    }
    new PathBenchmark(
            Duration.ofSeconds(quick ? 2 : 10), quick ? 1 : 3, parts.isEmpty() ? PARTS : parts)
        .run();
  }

  private void run() throws Exception {
    print("%d processors, Java %s", Runtime.getRuntime().availableProcessors(), Runtime.version());
    var data = Files.createTempDirectory("centralita-benchmark");
    if (parts.contains("gateway")) {
      gatewayAlone(data.resolve("gateway-alone"));
    }
    if (parts.contains("relay") || parts.contains("webhooks")) {
      fleet(data.resolve("fleet"));
    }
  }

  private void gatewayAlone(Path data) throws Exception {
    var keys = FleetKeys.in(data.resolve("keys"));
    try (var alone = GatewayAlone.start(data, keys, MAIN_NUMBER)) {
      print("The gateway alone with a Kafka:");
      acknowledgements(
          GatewayAlone.url(),
          GatewayAlone.brokers(),
          corpus(GatewayAlone.url(), keys),
          alone::processorTime);
      print("gateway after the load: %d MiB resident", alone.residentMebibytes());
    }
  }

  private void fleet(Path data) throws Exception {
    try (var fleet = FleetProcess.start(data)) {
      startUp("first start, empty", fleet);
    }
    try (var fleet = FleetProcess.start(data)) {
      startUp("second start", fleet);
      var keys = FleetKeys.in(data.resolve("keys"));
      var gateway = FleetProcess.url("gateway");
      var corpus = corpus(gateway, keys);
      if (parts.contains("relay")) {
        relay(fleet, corpus, keys);
      }
      if (parts.contains("webhooks")) {
        acknowledgements(gateway, FleetProcess.brokers(), corpus, fleet::processorTime);
      }
      print("fleet after the load: %d MiB resident", fleet.residentMebibytes());
    }
  }

  private static Corpus corpus(URI gateway, FleetKeys keys) {
    return new Corpus(gateway + "/twilio/messages", keys.twilioAuthToken());
  }

  private static void startUp(String which, FleetProcess fleet) {
    print(
        "%s: ready in %.1f s, %.1f processor seconds, %d MiB resident",
        which,
        fleet.startUp().toMillis() / 1e3,
        fleet.processorTime().toMillis() / 1e3,
        fleet.residentMebibytes());
  }

  private void acknowledgements(
      URI gateway, String brokers, Corpus corpus, Supplier<Duration> processorTime)
      throws Exception {
    var load = new Acknowledgements(gateway, brokers, corpus, MAIN_NUMBER);
    load.createBareTopic();
    load.gateway(measured.multipliedBy(3)); // a JVM that has just started is not what is measured
    var sample = load.aRecord();
    load.bareProducer(measured, sample);
    for (int round = 1; round <= rounds; round++) {
      long before = load.recordsInTopic();
      var workedBefore = processorTime.get();
      var acknowledged = load.gateway(measured);
      var worked = processorTime.get().minus(workedBefore);
      long written = load.recordsInTopic() - before;
      var bare = load.bareProducer(measured, sample);
      print(
          "webhooks, 64 connections, round %d: gateway %.0f/s (p50 %.1f, p99 %.1f ms; %.3f processor"
              + " seconds per 1,000; %d acknowledged, %d in Kafka), bare producer %.0f/s (p50 %.1f,"
              + " p99 %.1f ms), ratio %.2f",
          round,
          acknowledged.perSecond(),
          acknowledged.millis(50),
          acknowledged.millis(99),
          worked.toMillis() / (double) acknowledged.done(),
          acknowledged.done(),
          written,
          bare.perSecond(),
          bare.millis(50),
          bare.millis(99),
          acknowledged.perSecond() / bare.perSecond());
    }
  }

  private void relay(FleetProcess fleet, Corpus corpus, FleetKeys keys) throws Exception {
    var token = keys.tokens().issue("aliado", "benchmark", "sessions:write", Duration.ofHours(1));
    var relay =
        new RelayLatency(
            FleetProcess.url("gateway"),
            FleetProcess.url("proxy"),
            FleetProcess.url("simulator"),
            corpus,
            token);
    relay.open(1_000);
    var time = measured.multipliedBy(2);
    relay.run("warmup", RELAYED_PER_SECOND, time);
    for (int round = 1; round <= rounds; round++) {
      try (var hops = new Hops(FleetProcess.brokers())) {
        var before = fleet.processorTime();
        var outcome = relay.run("round" + round, RELAYED_PER_SECOND, time);
        print(
            "relayed text at %d/s, round %d: p50 %.1f, p99 %.1f, p99.9 %.1f ms (%d sent, %d reached the"
                + " carrier, %.0f %% of a processor)",
            RELAYED_PER_SECOND,
            round,
            outcome.millis(50),
            outcome.millis(99),
            outcome.millis(99.9),
            outcome.sent(),
            outcome.reached(),
            100.0 * fleet.processorTime().minus(before).toMillis() / time.toMillis());
        hops.lines("round" + round, outcome.ends()).forEach(System.out::println);
      }
    }
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
