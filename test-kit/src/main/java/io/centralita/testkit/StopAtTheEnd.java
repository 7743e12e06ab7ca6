package io.centralita.testkit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;

/// Stops the infrastructure when the test JVM ends: after the Spring contexts where there are any,
/// so that no test ends with pages of lost connections.
final class StopAtTheEnd {
  private static final int SPRING_PATIENCE_SECONDS = 15;
  private static final CountDownLatch contextsClosed = new CountDownLatch(1);
  private static volatile boolean springIsUsed;

  private StopAtTheEnd() {}

  static void afterSpring() {
    springIsUsed = true;
  }

  static void of(TestInfrastructure infrastructure) {
    SpringApplication.getShutdownHandlers().add(contextsClosed::countDown);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(infrastructure), "test-stack"));
  }

  private static void stop(TestInfrastructure infrastructure) {
    try {
      if (springIsUsed && !contextsClosed.await(SPRING_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println(
            "A Spring context did not close; Kafka and PostgreSQL stop all the same");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    infrastructure.stop();
  }
}
