package io.centralita.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
  @Test
  void errandsOfOneKeyRunOneAfterTheOther() throws InterruptedException {
    try (var lanes = new Lanes()) {
      List<Integer> order = Collections.synchronizedList(new ArrayList<>());
      var held = new CountDownLatch(1);
      var done = new CountDownLatch(1);

      lanes.run("phone", held::await);
      for (var errand : IntStream.range(0, 500).toArray()) {
        lanes.run("phone", () -> order.add(errand));
      }
      lanes.run("phone", done::countDown);

      assertThat(order).isEmpty();
      held.countDown();
      done.await();
      assertThat(order).isEqualTo(IntStream.range(0, 500).boxed().toList());
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
