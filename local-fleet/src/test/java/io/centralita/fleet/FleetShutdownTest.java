package io.centralita.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.fleet.FleetShutdown.Tier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class FleetShutdownTest {
  private final List<String> stopped = Collections.synchronizedList(new ArrayList<>());
  private final FleetShutdown shutdown =
      new FleetShutdown(Progress.silent(), () -> stopped.add("folder"));

  @Test
  void theDoorStopsFirstAndWhatAllStandOnLast() {
    stack("PostgreSQL");
    stack("Kafka");
    outside("twilio-simulator");
    member("matching-service");
    member("routing-service");
    outside("gateway-service");

    shutdown.run();

    assertThat(stopped)
        .containsExactly(
            "twilio-simulator",
            "gateway-service",
            "routing-service",
            "matching-service",
            "Kafka",
            "PostgreSQL",
            "folder");
  }

  @Test
  void nothingStopsTwice() {
    member("gateway-service");

    shutdown.run();
    shutdown.run();

    assertThat(stopped).containsExactly("gateway-service", "folder");
  }

  @Test
  void oneThatFailsToStopHoldsNobodyUp() {
    stack("Kafka");
    shutdown.starting(
        Tier.SERVICES,
        "matching-service",
        () ->
            () -> {
              throw new IllegalStateException("planted");
            });
    member("gateway-service");

    shutdown.run();

    assertThat(stopped).containsExactly("gateway-service", "Kafka", "folder");
  }

  @Test
  void nothingStartsAfterTheStop() {
    shutdown.run();

    assertThatThrownBy(() -> member("gateway-service")).isInstanceOf(CancellationException.class);
    assertThat(stopped).containsExactly("folder");
  }

  private void stack(String name) {
    shutdown.starting(Tier.STACK, name, () -> stopping(name));
  }

  private void member(String name) {
    shutdown.starting(Tier.SERVICES, name, () -> stopping(name));
  }

  private void outside(String name) {
    shutdown.starting(Tier.OUTSIDE, name, () -> stopping(name));
  }

  private AutoCloseable stopping(String name) {
    return () -> stopped.add(name);
  }
}
