package io.centralita.benchmarks.path;

import static io.centralita.benchmarks.path.PathBenchmark.print;

import java.time.Duration;
import java.util.List;

/// Several who take webhooks, in turn, beside a bare producer of the same bytes.
final class Contest {
  private static final int PER_SECOND = 1_000;

  private final Acknowledgements load;
  private final Duration measured;
  private final int rounds;

  Contest(Acknowledgements load, Duration measured, int rounds) {
    this.load = load;
    this.measured = measured;
    this.rounds = rounds;
  }

  void run(List<Contestant> contestants) throws Exception {
    load.createBareTopic();
    for (var contestant : contestants) { // a JVM that has just started is not what is measured
      load.closed(contestant.port(), measured.multipliedBy(2));
    }
    var sample = load.aRecord();
    load.bareProducer(measured, sample);
    for (int round = 1; round <= rounds; round++) {
      print("As many as it goes, 64 connections, round %d:", round);
      var bare = load.bareProducer(measured, sample);
      print(
          "  bare producer: %.0f/s (p50 %.1f, p99 %.1f ms)",
          bare.perSecond(), bare.millis(50), bare.millis(99));
      for (var contestant : contestants) {
        closed(contestant, bare.perSecond());
      }
    }
    for (int round = 1; round <= rounds; round++) {
      print("%d a second, round %d:", PER_SECOND, round);
      for (var contestant : contestants) {
        open(contestant);
      }
    }
  }

  private void closed(Contestant contestant, double bare) throws Exception {
    long before = load.recordsInKafka();
    var workedBefore = contestant.processorTime().get();
    var taken = load.closed(contestant.port(), measured);
    var worked = contestant.processorTime().get().minus(workedBefore);
    print(
        "  %s: %.0f/s, %.2f of the bare producer (p50 %.1f, p99 %.1f ms; %.3f processor seconds per"
            + " 1,000; %d acknowledged, %d in Kafka)",
        contestant.name(),
        taken.perSecond(),
        taken.perSecond() / bare,
        taken.millis(50),
        taken.millis(99),
        worked.toMillis() / (double) taken.done(),
        taken.done(),
        load.recordsInKafka() - before);
  }

  private void open(Contestant contestant) throws Exception {
    long before = load.recordsInKafka();
    var taken = load.open(contestant.port(), PER_SECOND, measured);
    print(
        "  %s: p50 %.2f, p99 %.2f, p99.9 %.2f ms (%d acknowledged, %d in Kafka)",
        contestant.name(),
        taken.millis(50),
        taken.millis(99),
        taken.millis(99.9),
        taken.done(),
        load.recordsInKafka() - before);
  }
}
