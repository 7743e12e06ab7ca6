package io.centralita.benchmarks.path;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// Offers that end one after the other at a steady pace, and how late each did.
final class DeadlineRun {
  private final int pending;
  private final int warmUp;
  private final int due;
  private final Instant first;
  private final Duration pause;
  private final BitSet seen;
  private final Histogram cold = histogram();
  private final Histogram two = histogram();
  private final Histogram alone = histogram();
  private int doubled;
  private Instant last;

  /// @param pending how many offers wait
  /// @param warmUp how many of them end first
  /// @param due how many end after those
  /// @param first when the first ends
  /// @param pause between two that end
  DeadlineRun(int pending, int warmUp, int due, Instant first, Duration pause) {
    this.pending = pending;
    this.warmUp = warmUp;
    this.due = due;
    this.first = first;
    this.pause = pause;
    this.seen = new BitSet(warmUp + due);
    this.last = first;
  }

  private static Histogram histogram() {
    return new Histogram(TimeUnit.HOURS.toMillis(1), 3);
  }

  int all() {
    return warmUp + due;
  }

  Instant deadline(int serial) {
    return first.plus(pause.multipliedBy(serial));
  }

  /// From here on it counts.
  Instant begin() {
    return deadline(warmUp);
  }

  /// One instance dies here; the other has what is left.
  Instant kill() {
    return deadline(warmUp + due * 2 / 3);
  }

  boolean isOver() {
    return seen.cardinality() == all();
  }

  void ended(int serial, Instant at) {
    if (seen.get(serial)) {
      doubled++;
      return;
    }
    seen.set(serial);
    last = at;
    var deadline = deadline(serial);
    phase(deadline).recordValue(Math.max(0, Duration.between(deadline, at).toMillis()));
  }

  private Histogram phase(Instant deadline) {
    if (deadline.isBefore(begin())) {
      return cold;
    }
    return deadline.isBefore(kill()) ? two : alone;
  }

  List<String> lines() {
    return List.of(
        String.format(
            Locale.ROOT,
            "%,d offers pending, %.0f end a second, %.0f did: %,d of %,d, %d lost, %d came twice",
            pending,
            1e9 / pause.toNanos(),
            1e3 * seen.cardinality() / Duration.between(first, last).toMillis(),
            seen.cardinality(),
            all(),
            all() - seen.cardinality(),
            doubled),
        "while the instances were cold: " + late(cold),
        "on two instances: " + late(two),
        "from when one of them was killed: " + late(alone));
  }

  private static String late(Histogram late) {
    return String.format(
        Locale.ROOT,
        "%,d, p50 %d, p99 %d, at most %d ms late",
        late.getTotalCount(),
        late.getValueAtPercentile(50),
        late.getValueAtPercentile(99),
        late.getMaxValue());
  }
}
