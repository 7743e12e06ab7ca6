package io.centralita.kit.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.centralita.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(5)
class LeasedWorkTest {
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final SettableClock clock = SettableClock.at("2026-11-20T15:00:00Z");
  private final List<Integer> limits = new ArrayList<>();
  private final List<String> waiting = new ArrayList<>(List.of("one", "two", "three"));
  private final AtomicInteger rings = new AtomicInteger();
  private final CountDownLatch answer = new CountDownLatch(1);
  private final Errands errands = new Errands(Duration.ofSeconds(10));
  private final LeasedWork<String> work =
      new LeasedWork<>(
          new LeasedWork.Terms("errand", 2, LEASE),
          this::claim,
          row -> row,
          new Bell() {
            {
              wakes(rings::incrementAndGet);
            }
          },
          errands,
          clock);

  @Test
  void noMoreAreTakenUpThanThereAreHands() {
    assertThat(work.round(_ -> awaits())).isEqualTo(2);
    assertThat(work.round(_ -> awaits())).isZero();

    answer.countDown();
    await().until(() -> rings.get() == 2);

    assertThat(work.round(_ -> awaits())).isEqualTo(1);
    assertThat(limits).containsExactly(2, 2);
  }

  @Test
  void whatFailsGivesItsHandBack() {
    work.round(_ -> {
      throw new IllegalStateException("failed");
    });
    await().until(() -> rings.get() == 2);

    work.round(_ -> awaits());

    assertThat(limits).containsExactly(2, 2);
    answer.countDown();
  }

  @Test
  void aClaimThatFailsGivesTheHandsBack() {
    waiting.addFirst("broken");
    assertThatThrownBy(() -> work.round(_ -> awaits())).hasMessage("broken");
    waiting.removeFirst();

    assertThat(work.round(_ -> answer.countDown())).isEqualTo(2);
  }

  @Test
  void nothingIsTakenUpOnceTheServiceStops() {
    errands.stop();

    assertThat(work.round(_ -> awaits())).isZero();
    assertThat(waiting).hasSize(3);
  }

  private List<String> claim(Instant now, Instant until, int limit) {
    assertThat(now).isEqualTo(clock.instant());
    assertThat(until).isEqualTo(now.plus(LEASE));
    if (waiting.getFirst().equals("broken")) {
      throw new IllegalStateException("broken");
    }
    limits.add(limit);
    var taken = List.copyOf(waiting.subList(0, Math.min(limit, waiting.size())));
    waiting.removeAll(taken);
    return taken;
  }

  private void awaits() {
    try {
      answer.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
