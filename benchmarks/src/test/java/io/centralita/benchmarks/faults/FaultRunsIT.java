package io.centralita.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The runs in their short form; the program has the long one.
class FaultRunsIT {

  @Test
  void whateverGoesWrongEverybodyGetsEachTextOnceAndInOrder() throws Exception {
    var runs = List.of("resets", "storms", "away", "statuses", "kills");

    assertThat(FaultRuns.run(runs, 2, Duration.ofSeconds(8), Duration.ofSeconds(12))).isTrue();
  }
}
