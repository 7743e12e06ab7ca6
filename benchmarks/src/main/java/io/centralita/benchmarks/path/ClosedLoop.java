package io.centralita.benchmarks.path;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// So many workers, each with one thing under way at a time.
final class ClosedLoop {
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);

  /// One worker's next thing; returns when it is done.
  interface Work {
    void once(int serial) throws Exception;
  }

  /// Makes a worker, with whatever it keeps open.
  interface Workers {
    Work worker(int number) throws Exception;
  }

  record Outcome(long done, Duration time, Histogram nanos) {
    double perSecond() {
      return done / (time.toNanos() / 1e9);
    }

    double millis(double percentile) {
      return nanos.getValueAtPercentile(percentile) / 1e6;
    }
  }

  private ClosedLoop() {}

  static Outcome run(int workers, Duration time, Workers make)
      throws InterruptedException, ExecutionException {
    var nanos = new ConcurrentHistogram(LONGEST_NANOS, 3);
    long start = System.nanoTime();
    long end = start + time.toNanos();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<Void>>();
      for (int number = 0; number < workers; number++) {
        running.add(threads.submit(worker(number, workers, end, make, nanos)));
      }
      for (var each : running) {
        each.get();
      }
    }
    return new Outcome(nanos.getTotalCount(), Duration.ofNanos(System.nanoTime() - start), nanos);
  }

  private static Callable<Void> worker(
      int number, int workers, long end, Workers make, Histogram nanos) {
    return () -> {
      var work = make.worker(number);
      for (int serial = number; System.nanoTime() < end; serial += workers) {
        long begun = System.nanoTime();
        work.once(serial);
        nanos.recordValue(System.nanoTime() - begun);
      }
      return null;
    };
  }
}
