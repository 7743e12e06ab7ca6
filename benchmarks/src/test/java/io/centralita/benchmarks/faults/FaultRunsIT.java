package io.centralita.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The runs that matter most in a short form; the program has all of them and the long form.
class FaultRunsIT {

  @Test
  void whateverGoesWrongEverybodyGetsEachTextOnceAndInOrder() throws Exception {
    var scale =
        new Scale(1, Duration.ofSeconds(4), Duration.ZERO, Duration.ZERO, Duration.ofSeconds(11));

    assertThat(FaultRuns.run(List.of("resets", "kills"), scale)).isTrue();
  }
}
