package io.centralita.benchmarks.path;

import io.centralita.fleet.FleetKeys;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;

/// Measures the path of a message on this machine and prints a table for `docs/benchmarks.md`:
///
/// 1. start-up time and memory of the local fleet, first and second start;
/// 2. webhooks acknowledged durably by the gateway, beside a bare producer of the same bytes;
/// 3. latency of a relayed text at 50 a second over 1,000 conversations.
public final class PathBenchmark {
  private static final String MAIN_NUMBER = "+5117000001";

  private final Duration measured;
  private final int rounds;

  private PathBenchmark(Duration measured, int rounds) {
    this.measured = measured;
    this.rounds = rounds;
  }

  /// @param arguments `--quick` for a tenth of the time, which shows that it works and no more
  public static void main(String[] arguments) throws Exception {
    boolean quick = arguments.length > 0 && arguments[0].equals("--quick");
    new PathBenchmark(Duration.ofSeconds(quick ? 2 : 10), quick ? 1 : 3).run();
  }

  private void run() throws Exception {
    var data = Files.createTempDirectory("centralita-benchmark");
    print("%d processors, Java %s", Runtime.getRuntime().availableProcessors(), Runtime.version());
    try (var fleet = FleetProcess.start(data)) {
      startUp("first start, empty", fleet);
    }
    try (var fleet = FleetProcess.start(data)) {
      startUp("second start", fleet);
      var keys = FleetKeys.in(data.resolve("keys"));
      var corpus =
          new Corpus(FleetProcess.url("gateway") + "/twilio/messages", keys.twilioAuthToken());
      relay(corpus, keys);
      acknowledgements(corpus);
      print("fleet after the load: %d MiB resident", fleet.residentMebibytes());
    }
  }

  private static void startUp(String which, FleetProcess fleet) {
    print(
        "%s: ready in %.1f s, %.1f processor seconds, %d MiB resident",
        which,
        fleet.startUp().toMillis() / 1e3,
        fleet.processorTime().toMillis() / 1e3,
        fleet.residentMebibytes());
  }

  private void acknowledgements(Corpus corpus) throws Exception {
    var load =
        new Acknowledgements(
            FleetProcess.url("gateway"), FleetProcess.brokers(), corpus, MAIN_NUMBER);
    load.createBareTopic();
    load.gateway(measured);
    var sample = load.aRecord();
    load.bareProducer(measured, sample);
    for (int round = 1; round <= rounds; round++) {
      long before = load.recordsInTopic();
      var gateway = load.gateway(measured);
      long written = load.recordsInTopic() - before;
      var bare = load.bareProducer(measured, sample);
      print(
          "webhooks, 64 connections, round %d: gateway %.0f/s (p50 %.1f, p99 %.1f ms; %d acknowledged, %d"
              + " in Kafka), bare producer %.0f/s (p50 %.1f, p99 %.1f ms), ratio %.2f",
          round,
          gateway.perSecond(),
          gateway.millis(50),
          gateway.millis(99),
          gateway.done(),
          written,
          bare.perSecond(),
          bare.millis(50),
          bare.millis(99),
          gateway.perSecond() / bare.perSecond());
    }
  }

  private void relay(Corpus corpus, FleetKeys keys) throws Exception {
    var token = keys.tokens().issue("aliado", "benchmark", "sessions:write", Duration.ofHours(1));
    var relay =
        new RelayLatency(
            FleetProcess.url("gateway"),
            FleetProcess.url("proxy"),
            FleetProcess.url("simulator"),
            corpus,
            token);
    relay.open(1_000);
    relay.run("warmup", 50, measured.multipliedBy(2));
    for (int round = 1; round <= rounds; round++) {
      var outcome = relay.run("round" + round, 50, measured.multipliedBy(2));
      print(
          "relayed text at 50/s, round %d: p50 %.1f, p99 %.1f, p99.9 %.1f ms (%d sent, %d reached the"
              + " carrier)",
          round,
          outcome.millis(50),
          outcome.millis(99),
          outcome.millis(99.9),
          outcome.sent(),
          outcome.reached());
    }
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
