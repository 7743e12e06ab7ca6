package io.centralita.benchmarks.path;

import io.centralita.benchmarks.path.ClosedLoop.Outcome;
import io.centralita.benchmarks.path.ClosedLoop.Work;
import io.centralita.benchmarks.path.ClosedLoop.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;

/// So many things a second, due on time whatever became of those before. Each is measured from when
/// it was due, so that one that holds up others is counted with all of them.
final class OpenLoop {
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);

  private OpenLoop() {}

  /// @param workers how many things may be under way at most
  static Outcome run(int perSecond, int workers, Duration time, Workers make) throws Exception {
    var nanos = new ConcurrentHistogram(LONGEST_NANOS, 3);
    var free = new ArrayBlockingQueue<Work>(workers);
    for (int number = 0; number < workers; number++) {
      free.add(make.worker(number));
    }
    int count = (int) (perSecond * time.toMillis() / 1_000);
    long start = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<Void>>();
      for (int i = 0; i < count; i++) {
        int serial = i;
        long due = start + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        running.add(
            threads.submit(() -> {
              var work = free.take();
              work.once(serial);
              free.add(work);
              nanos.recordValue(System.nanoTime() - due);
              return null;
            }));
      }
      await(running);
    }
    return new Outcome(nanos.getTotalCount(), Duration.ofNanos(System.nanoTime() - start), nanos);
  }

  private static void await(List<Future<Void>> running)
      throws InterruptedException, ExecutionException {
    for (var each : running) {
      each.get();
    }
  }
}
