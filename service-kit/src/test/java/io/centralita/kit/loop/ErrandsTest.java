package io.centralita.kit.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(5)
class ErrandsTest {
  private final Errands errands = new Errands(Duration.ofSeconds(10));
  private final CountDownLatch answer = new CountDownLatch(1);
  private final AtomicBoolean done = new AtomicBoolean();

  @Test
  void theEndWaitsForWhatIsUnderWay() {
    errands.step(() -> begun("errand"));

    var stop = stopping();
    await().until(() -> !errands.isRunning());
    assertThat(stop).isNotDone();
    answer.countDown();
    stop.join();

    assertThat(done).isTrue();
  }

  @Test
  void theEndWaitsForAStepAndForWhatItBeginsLast() {
    var entered = new CountDownLatch(1);
    var claimed = new CountDownLatch(1);
    var step =
        CompletableFuture.runAsync(
            () ->
                errands.step(() -> {
                  entered.countDown();
                  awaits(claimed);
                  return begun("errand");
                }),
            task -> Thread.ofVirtual().start(task));

    awaits(entered);
    var stop = stopping();
    await().until(() -> !errands.isRunning());
    claimed.countDown();
    step.join();
    assertThat(stop).isNotDone();
    answer.countDown();
    stop.join();

    assertThat(done).isTrue();
  }

  @Test
  void nothingBeginsOnceItHasStoppedUntilItIsStartedAgain() {
    errands.stop();

    assertThat(errands.step(() -> 1)).isZero();

    errands.start();
    assertThat(errands.step(() -> 1)).isEqualTo(1);
  }

  @Test
  void anErrandThatFailsIsOver() {
    errands.step(() -> {
      errands.begin(
          "errand",
          () -> {
            done.set(true);
            throw new IllegalStateException("failed");
          });
      return 1;
    });

    stopping().join();

    assertThat(done).isTrue();
  }

  @Test
  void theEndComesAllTheSameWhenAnErrandTakesTooLong() {
    var impatient = new Errands(Duration.ofMillis(50));
    impatient.step(() -> {
      impatient.begin("errand", () -> awaits(answer));
      return 1;
    });

    impatient.stop();

    assertThat(impatient.isRunning()).isFalse();
    answer.countDown();
  }

  private int begun(String name) {
    errands.begin(
        name,
        () -> {
          awaits(answer);
          done.set(true);
        });
    return 1;
  }

  private CompletableFuture<Void> stopping() {
    return CompletableFuture.runAsync(errands::stop, task -> Thread.ofVirtual().start(task));
  }

  private static void awaits(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
