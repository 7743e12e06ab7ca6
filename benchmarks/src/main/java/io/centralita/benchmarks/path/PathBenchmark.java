package io.centralita.benchmarks.path;

import io.centralita.fleet.FleetKeys;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Measures the path of a message on this machine and prints a table for `docs/benchmarks.md`:
///
/// 1. start-up time and memory of the local fleet, first and second start;
/// 2. webhooks acknowledged durably by the gateway, beside a bare producer of the same bytes: alone
///    with a Kafka, and in the fleet;
/// 3. TwiML for calls while a million links are open;
/// 4. how many pairs get a number a second while a million links are open, and what expiry costs;
/// 5. how late offers end while a million wait;
/// 6. how long a file of a hundred thousand providers takes;
/// 7. how fast providers are found among a million;
/// 8. latency of a relayed text at 50 and at 10 a second over 1,000 conversations, hop by hop,
///    beside a bare chain of as many hops.
public final class PathBenchmark {
  private static final Duration BETWEEN_DEADLINES = Duration.ofMillis(1);
  private static final String MAIN_NUMBER = "+5117000001";

  private static final List<String> PARTS =
      List.of(
          "gateway",
          "calls",
          "allocations",
          "deadlines",
          "imports",
          "matching",
          "relay",
          "webhooks");

  private final boolean quick;
  private final Duration measured;
  private final int rounds;
  private final List<String> parts;
  private final List<String> beside;

  private PathBenchmark(boolean quick, List<String> parts, List<String> beside) {
    this.quick = quick;
    this.measured = Duration.ofSeconds(quick ? 2 : 10);
    this.rounds = quick ? 1 : 3;
    this.parts = parts;
    this.beside = beside;
  }

  /// @param arguments which parts to measure, all when none is named: `gateway` (alone), `calls`,
  ///   `allocations`, `deadlines`, `imports`, `matching`, `relay`, `webhooks` (the last two with
  ///   the fleet); `--quick` for a tenth of the time, which shows that it works and no more;
  ///   `--beside name=command`, any number of times, for other programs to measure beside the
  ///   gateway alone (see [Beside])
  public static void main(String[] arguments) throws Exception {
    var parts = new ArrayList<>(List.of(arguments));
    boolean quick = parts.remove("--quick");
    var beside = new ArrayList<String>();
    for (int at = parts.indexOf("--beside"); at >= 0; at = parts.indexOf("--beside")) {
      parts.remove(at);
      if (at == parts.size()) {
        throw new IllegalArgumentException("--beside wants name=command");
      }
      beside.add(parts.remove(at));
    }
    if (!PARTS.containsAll(parts)) {
      throw new IllegalArgumentException("There are " + PARTS + ", --quick and --beside");
    }
    new PathBenchmark(quick, parts.isEmpty() ? PARTS : parts, beside).run();
  }

  private void run() throws Exception {
    print("%d processors, Java %s", Runtime.getRuntime().availableProcessors(), Runtime.version());
    var data = Files.createTempDirectory("centralita-benchmark");
    if (parts.contains("gateway")) {
      gatewayAlone(data.resolve("gateway-alone"));
    }
    if (parts.contains("calls")) {
      calls(data.resolve("calls"));
    }
    if (parts.contains("allocations")) {
      new Allocations(data.resolve("allocations"))
          .run(quick ? 100_000 : 1_000_000, measured, rounds);
    }
    if (parts.contains("deadlines")) {
      int second = (int) Duration.ofSeconds(1).dividedBy(BETWEEN_DEADLINES);
      new Deadlines(data.resolve("deadlines"))
          .run(
              quick ? 20_000 : 1_000_000,
              (int) measured.multipliedBy(3).toSeconds() * second,
              (int) measured.multipliedBy(3).toSeconds() * second,
              BETWEEN_DEADLINES);
    }
    if (parts.contains("imports")) {
      new ImportSpeed(data.resolve("imports")).run(quick ? 10_000 : 100_000);
    }
    if (parts.contains("matching")) {
      new MatchingSpeed(data.resolve("matching")).run(quick ? 20_000 : 1_000_000, rounds);
    }
    if (parts.contains("relay") || parts.contains("webhooks")) {
      fleet(data.resolve("fleet"));
    }
  }

  private void gatewayAlone(Path data) throws Exception {
    var keys = FleetKeys.in(data.resolve("keys"));
    var surroundings = new Surroundings(keys, MAIN_NUMBER, 0);
    try (var alone = GatewayAlone.start(data, keys, surroundings, "512m")) {
      print("The gateway alone with a Kafka:");
      var corpus = corpus(GatewayAlone.url(), keys);
      var load = new Acknowledgements(GatewayAlone.brokers(), corpus, MAIN_NUMBER);
      var gateway =
          new Contestant("gateway", GatewayAlone.url().getPort(), alone::processorTime, () -> {});
      var contestants = new ArrayList<>(List.of(gateway));
      try {
        for (var program : beside) {
          contestants.add(
              Beside.start(
                  program,
                  data.resolve("beside"),
                  GatewayAlone.brokers(),
                  corpus.messagesUrl(),
                  keys.twilioAuthToken()));
        }
        new Contest(load, measured, rounds).run(contestants);
      } finally {
        contestants.forEach(Contestant::close);
      }
      print("gateway after the load: %d MiB resident", alone.residentMebibytes());
    }
  }

  private void calls(Path data) throws Exception {
    var keys = FleetKeys.in(data.resolve("keys"));
    var surroundings = new Surroundings(keys, MAIN_NUMBER, quick ? 10_000 : 1_000_000);
    try (var alone = GatewayAlone.start(data, keys, surroundings, "1g")) {
      print(
          "The gateway with %,d links: ready in %.1f s, %d MiB resident",
          surroundings.links(), alone.startUp().toMillis() / 1e3, alone.residentMebibytes());
      var corpus = corpus(GatewayAlone.url(), keys);
      new CallLatency(GatewayAlone.url().getPort(), corpus, surroundings.links())
          .run(measured, rounds);
      print("gateway after the load: %d MiB resident", alone.residentMebibytes());
    }
  }

  private void fleet(Path data) throws Exception {
    boolean twice = parts.contains("webhooks");
    if (twice) {
      try (var fleet = FleetProcess.start(data)) {
        startUp("first start, empty", fleet);
      }
    }
    try (var fleet = FleetProcess.start(data)) {
      startUp(twice ? "second start" : "first start, empty", fleet);
      var keys = FleetKeys.in(data.resolve("keys"));
      var gateway = FleetProcess.url("gateway");
      var corpus = corpus(gateway, keys);
      if (parts.contains("relay")) {
        try (var beside = new RelayBeside(fleet, corpus, keys)) {
          beside.run(measured.multipliedBy(2), rounds);
        }
      }
      if (parts.contains("webhooks")) {
        var load = new Acknowledgements(FleetProcess.brokers(), corpus, MAIN_NUMBER);
        new Contest(load, measured, rounds)
            .run(
                List.of(
                    new Contestant("fleet", gateway.getPort(), fleet::processorTime, () -> {})));
      }
      print("fleet after the load: %d MiB resident", fleet.residentMebibytes());
    }
  }

  private static Corpus corpus(URI gateway, FleetKeys keys) {
    return new Corpus(gateway, keys.twilioAuthToken());
  }

  private static void startUp(String which, FleetProcess fleet) {
    print(
        "%s: ready in %.1f s, %.1f processor seconds, %d MiB resident",
        which,
        fleet.startUp().toMillis() / 1e3,
        fleet.processorTime().toMillis() / 1e3,
        fleet.residentMebibytes());
  }

  @SuppressWarnings("AnnotateFormatMethod")
  static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
