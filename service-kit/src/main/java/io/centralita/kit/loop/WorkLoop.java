package io.centralita.kit.loop;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Takes one step after the other while there is something to do, then waits until it is woken or a
/// pause is over. Steps must be safe to take on several instances at once; a step that fails is
/// taken again after a longer pause, and loses nothing because it did nothing.
public final class WorkLoop implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

  private final String name;
  private final Duration pause;
  private final Step step;
  private final Semaphore wakes = new Semaphore(0);
  private volatile @Nullable Thread thread;

  /// One piece of work.
  public interface Step {
    /// Returns how much was done; 0 means that there is nothing to do now.
    int take();
  }

  public WorkLoop(String name, Duration pause, Step step) {
    this.name = name;
    this.pause = pause;
    this.step = step;
  }

  /// There is something to do.
  public void wake() {
    if (wakes.availablePermits() == 0) {
      wakes.release();
    }
  }

  @Override
  public void start() {
    var worker = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    thread = worker; // before it runs, because it goes on only while it is the one
    worker.start();
  }

  @Override
  public void stop() {
    var running = thread;
    thread = null;
    if (running == null) {
      return;
    }
    wake();
    try {
      running.join(PATIENCE_AT_STOP);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Stops after the consumers and the web server, whose last work it may have to carry on.
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void run() {
    int failures = 0;
    while (Thread.currentThread().equals(thread)) {
      boolean done;
      try {
        done = step.take() == 0;
        failures = 0;
      } catch (RuntimeException failed) {
        done = true;
        failures++;
        log.warn(
            "{} failed {} times in a row and tries again in {}: {}",
            name,
            failures,
            pauseAfter(failures),
            failed.toString());
      }
      if (done) {
        await(pauseAfter(failures));
      }
    }
  }

  private Duration pauseAfter(int failures) {
    var longer = pause.multipliedBy(1L << Math.min(failures, 10));
    return longer.compareTo(LONGEST_PAUSE) < 0 || failures == 0 ? longer : LONGEST_PAUSE;
  }

  private void await(Duration time) {
    try {
      if (wakes.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS)) {
        wakes.drainPermits();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      thread = null;
    }
  }
}
