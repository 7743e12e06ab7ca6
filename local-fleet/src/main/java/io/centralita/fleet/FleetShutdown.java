package io.centralita.fleet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers what was started and stops it, the last first, within ten seconds: each service
/// finishes what it has in hand, then Kafka and PostgreSQL close their files. A member that takes
/// too long is left behind; what it had not finished is taken up at the next start, like after a
/// crash.
///
/// One thing happens at a time: a stop that comes while something starts waits for that, so that
/// nothing is started behind its back.
final class FleetShutdown {
  private static final Logger logger = LoggerFactory.getLogger(FleetShutdown.class);
  private static final Duration MEMBERS = Duration.ofSeconds(6);
  private static final Duration ALL = Duration.ofMillis(9500);
  private static final Words LATE = new Words("%s (did not stop in time)", "%s (no paró a tiempo)");

  private final Progress progress;
  private final Runnable lastly;
  private final ArrayDeque<Part> members = new ArrayDeque<>();
  private final ArrayDeque<Part> stack = new ArrayDeque<>();
  private boolean stopped;

  /// @param lastly what is done when all have stopped
  FleetShutdown(Progress progress, Runnable lastly) {
    this.progress = progress;
    this.lastly = lastly;
  }

  <T extends AutoCloseable> T starting(String name, Supplier<T> work) {
    return starting(name, work, stack);
  }

  <T extends AutoCloseable> T startingMember(String name, Supplier<T> work) {
    return starting(name, work, members);
  }

  synchronized void run() {
    if (!stopped) {
      stopped = true;
      var begun = System.nanoTime();
      stop(members, begun + MEMBERS.toNanos());
      stop(stack, begun + ALL.toNanos());
      lastly.run();
    }
  }

  synchronized boolean isDone() {
    return stopped;
  }

  private synchronized <T extends AutoCloseable> T starting(
      String name, Supplier<T> work, ArrayDeque<Part> parts) {
    if (stopped) {
      throw new CancellationException();
    }
    var started = progress.step(name, work);
    parts.push(new Part(name, started));
    return started;
  }

  private void stop(ArrayDeque<Part> parts, long deadline) {
    while (!parts.isEmpty()) {
      stop(parts.pop(), deadline);
    }
  }

  private void stop(Part part, long deadline) {
    var begun = System.nanoTime();
    var stopping = new CompletableFuture<Void>();
    Thread.ofPlatform()
        .daemon()
        .name("stop-" + part.name())
        .start(() -> close(part.closeable(), stopping));
    try {
      stopping.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      progress.line(part.name(), Progress.seconds(begun));
    } catch (TimeoutException _) {
      logger.warn("{} did not stop in time and is left behind", part.name());
      progress.line(LATE.with(part.name()), Progress.seconds(begun));
    } catch (ExecutionException e) {
      logger.warn("{} stopped with an error; the others stop all the same", part.name(), e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(AutoCloseable closeable, CompletableFuture<Void> stopping) {
    try {
      closeable.close();
      stopping.complete(null);
    } catch (Exception e) {
      stopping.completeExceptionally(e);
    }
  }

  private record Part(String name, AutoCloseable closeable) {}
}
