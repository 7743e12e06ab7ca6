package io.centralita.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
  @Test
  void errandsOfOneKeyRunOneAfterTheOther() {
    try (var lanes = new Lanes()) {
      List<Integer> order = Collections.synchronizedList(new ArrayList<>());
      var underWay = new AtomicInteger();
      var most = new AtomicInteger();

      for (var errand : IntStream.range(0, 500).toArray()) {
        lanes.run(
            "phone",
            () -> {
              most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
              order.add(errand);
              underWay.decrementAndGet();
            });
      }

      await().until(() -> order.size() == 500);
      assertThat(order).isEqualTo(IntStream.range(0, 500).boxed().toList());
      assertThat(most).hasValue(1);
    }
  }

  @Test
  void oneKeyDoesNotHoldAnotherUp() throws InterruptedException {
    try (var lanes = new Lanes()) {
      var held = new CountDownLatch(1);
      var passed = new CountDownLatch(1);

      lanes.run("first", held::await);
      lanes.run("second", passed::countDown);

      passed.await();
      held.countDown();
    }
  }

  @Test
  void goesOnAfterAnErrandThatFails() throws InterruptedException {
    try (var lanes = new Lanes()) {
      var passed = new CountDownLatch(1);

      lanes.run(
          "phone",
          () -> {
            throw new IllegalStateException("on purpose");
          });
      lanes.run("phone", passed::countDown);

      passed.await();
    }
  }
}
