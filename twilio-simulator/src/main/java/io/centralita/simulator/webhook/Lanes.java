package io.centralita.simulator.webhook;

import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Keeps what belongs together in order: the errands of one key run one after the other, those of
/// different keys side by side.
@Component
public class Lanes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

  private final Map<String, Deque<Errand>> lanes = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public void run(String key, Errand errand) {
    lanes.compute(
        key,
        (_, waiting) -> {
          if (waiting != null) {
            waiting.add(errand);
            return waiting;
          }
          var lane = new ConcurrentLinkedDeque<Errand>();
          lane.add(errand);
          threads.execute(() -> drain(key, lane));
          return lane;
        });
  }

  /// Runs an errand beside all lanes.
  public void runBeside(Errand errand) {
    threads.execute(() -> succeedsOrFails(errand));
  }

  private void drain(String key, Deque<Errand> lane) {
    // The errand under way stays at the head, so that newcomers queue behind it.
    while (succeedsOrFails(lane.getFirst()) && anotherWaits(key)) {}
  }

  private boolean anotherWaits(String key) {
    return lanes.computeIfPresent(
            key,
            (_, waiting) -> {
              waiting.removeFirst();
              return waiting.isEmpty() ? null : waiting;
            })
        != null;
  }

  /// False when the simulator is closing.
  private static boolean succeedsOrFails(Errand errand) {
    try {
      errand.run();
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } catch (RuntimeException problem) {
      LOG.error("an errand failed; the next one goes on", problem);
      return true;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /// Something that may wait for the network.
  public interface Errand {
    void run() throws InterruptedException;
  }
}
