package io.centralita.fleet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers what was started and stops it within ten seconds, the door first: each service
/// finishes what it has in hand, then Kafka and PostgreSQL close their files. A member that takes
/// too long is left behind; what it had not finished is taken up at the next start, like after a
/// crash.
///
/// One thing happens at a time: a stop that comes while something starts waits for that, so that
/// nothing is started behind its back.
final class FleetShutdown {
  private static final Logger logger = LoggerFactory.getLogger(FleetShutdown.class);
  private static final Duration SERVICES = Duration.ofSeconds(6);
  private static final Duration ALL = Duration.ofMillis(9500);
  private static final Words LATE = new Words("%s (did not stop in time)", "%s (no paró a tiempo)");

  private final Progress progress;
  private final Runnable lastly;
  private final Map<Tier, ArrayDeque<Part>> started = new EnumMap<>(Tier.class);
  private boolean stopped;

  /// In the order of stopping.
  enum Tier {
    /// What people and carriers talk to: with it nothing new comes in.
    OUTSIDE,
    SERVICES,
    /// What the services stand on.
    STACK
  }

  /// @param lastly what is done when all have stopped
  FleetShutdown(Progress progress, Runnable lastly) {
    this.progress = progress;
    this.lastly = lastly;
  }

  synchronized <T extends AutoCloseable> T starting(Tier tier, String name, Supplier<T> work) {
    if (stopped) {
      throw new CancellationException();
    }
    var part = progress.step(name, work);
    started.computeIfAbsent(tier, _ -> new ArrayDeque<>()).push(new Part(name, part));
    return part;
  }

  synchronized void run() {
    if (!stopped) {
      stopped = true;
      var begun = System.nanoTime();
      for (var tier : Tier.values()) {
        stop(tier, begun + (tier == Tier.STACK ? ALL : SERVICES).toNanos());
      }
      lastly.run();
    }
  }

  synchronized boolean isDone() {
    return stopped;
  }

  /// From the outside in: of what is outside the first started first, of the rest the last.
  private void stop(Tier tier, long deadline) {
    var parts = started.getOrDefault(tier, new ArrayDeque<>());
    for (var part : tier == Tier.OUTSIDE ? parts.reversed() : parts) {
      stop(part, deadline);
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
