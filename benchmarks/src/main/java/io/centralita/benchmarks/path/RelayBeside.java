package io.centralita.benchmarks.path;

import static io.centralita.benchmarks.path.PathBenchmark.print;

import io.centralita.fleet.FleetKeys;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// Relayed texts beside a [BareChain] on the same Kafka and PostgreSQL, in turn, now the one first
/// and now the other.
final class RelayBeside implements AutoCloseable {
  /// Texts a second: what two cores bear with everything on them, and so little that nobody waits
  /// for anybody.
  private static final List<Integer> PACES = List.of(50, 10);

  private static final int WARMING = 50;
  private static final int CONVERSATIONS = 1_000;

  /// Six services in one JVM take minutes until the compiler lets them be: they are warm when one
  /// round is as fast as the one before.
  private static final int MOST_WARM_UPS = 12;

  private static final double AS_FAST = 0.1;
  private static final Duration AT_REST = Duration.ofSeconds(5);

  private final FleetProcess fleet;
  private final RelayLatency relay;
  private final BareChain chain;

  RelayBeside(FleetProcess fleet, Corpus corpus, FleetKeys keys)
      throws IOException, SQLException, ExecutionException, InterruptedException {
    this.fleet = fleet;
    var token = keys.tokens().issue("aliado", "benchmark", "sessions:write", Duration.ofHours(1));
    relay =
        new RelayLatency(
            FleetProcess.url("gateway"),
            FleetProcess.url("proxy"),
            FleetProcess.url("simulator"),
            corpus,
            token);
    chain = new BareChain(FleetProcess.brokers(), fleet.spareDatabase());
  }

  /// @param time of each round of each
  void run(Duration time, int rounds) throws Exception {
    relay.open(CONVERSATIONS);
    atRest();
    boolean warm = warmUp(time);
    for (int pace : PACES) {
      beside(pace, time, rounds);
    }
    if (!warm) {
      print("Cold: the relay was still changing its pace when it was measured");
    }
  }

  private void beside(int pace, Duration time, int rounds) throws Exception {
    var ratios = new ArrayList<Double[]>();
    for (int round = 1; round <= rounds; round++) {
      boolean chainFirst = round % 2 == 0;
      var before = chainFirst ? chain.run(pace, time) : null;
      var relayed = relayed(pace, round, time);
      var bare = before == null ? chain.run(pace, time) : before;
      ratios.add(compare(round, relayed, bare));
    }
    print(
        "a relayed text at %d/s beside the bare chain, median of %d rounds: %.2f times its p50,"
            + " %.2f times its p99",
        pace, rounds, median(ratios, 0), median(ratios, 1));
  }

  private void atRest() throws InterruptedException {
    var before = fleet.processorTime();
    TimeUnit.NANOSECONDS.sleep(AT_REST.toNanos());
    print("fleet at rest: %.0f %% of a processor", share(before, AT_REST));
  }

  private double share(Duration before, Duration time) {
    return 100.0 * fleet.processorTime().minus(before).toMillis() / time.toMillis();
  }

  /// @return false when it was still getting faster at the end
  private boolean warmUp(Duration time) throws Exception {
    warmUpTheChain(time);
    double before = 0;
    for (int round = 1; round <= MOST_WARM_UPS; round++) {
      double p50 = relay.run("warmup" + round, WARMING, time).millis(50);
      print("warming up, round %d: p50 %.1f ms", round, p50);
      if (Math.abs(p50 - before) < AS_FAST * before) {
        return true;
      }
      before = p50;
    }
    return false;
  }

  private void warmUpTheChain(Duration time) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var bare = threads.submit(() -> chain.run(WARMING, time));
      relay.run("warmup0", WARMING, time);
      bare.get();
    }
  }

  private RelayLatency.Outcome relayed(int pace, int round, Duration time) throws Exception {
    try (var hops = new Hops(FleetProcess.brokers())) {
      var before = fleet.processorTime();
      var name = "round%dat%d".formatted(round, pace);
      var outcome = relay.run(name, pace, time);
      print(
          "relayed text at %d/s, round %d: p50 %.1f, p99 %.1f, p99.9 %.1f ms (%d sent, %d reached"
              + " the carrier, %.0f %% of a processor)",
          pace,
          round,
          outcome.millis(50),
          outcome.millis(99),
          outcome.millis(99.9),
          outcome.sent(),
          outcome.reached(),
          share(before, time));
      hops.lines(name, outcome.ends()).forEach(System.out::println);
      return outcome;
    }
  }

  private static Double[] compare(int round, RelayLatency.Outcome relayed, Histogram bare) {
    double p50 = bare.getValueAtPercentile(50) / 1e3;
    double p99 = bare.getValueAtPercentile(99) / 1e3;
    var ratios = new Double[] {relayed.millis(50) / p50, relayed.millis(99) / p99};
    print(
        "bare chain of three hops, round %d: p50 %.1f, p99 %.1f ms; relayed %.2f times its p50,"
            + " %.2f times its p99",
        round, p50, p99, ratios[0], ratios[1]);
    return ratios;
  }

  private static double median(List<Double[]> ratios, int which) {
    var sorted = ratios.stream().map(each -> each[which]).sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  @Override
  public void close() {
    chain.close();
  }
}
