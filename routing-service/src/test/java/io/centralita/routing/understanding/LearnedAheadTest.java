package io.centralita.routing.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LearnedAheadTest {

  @Test
  void whatTheBuildLearnedIsWhatLearningNowGives() throws IOException {
    var now = new ByteArrayOutputStream();
    LearnedAhead.write(LearnedAhead.learn(ServiceCatalogue.lima()), now);

    try (var built = LearnedAhead.class.getResourceAsStream("/understanding/learned")) {
      assertThat(Objects.requireNonNull(built).readAllBytes()).isEqualTo(now.toByteArray());
    }
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws IOException {
    var again = new ByteArrayOutputStream();

    LearnedAhead.write(LearnedAhead.of(ServiceCatalogue.lima()), again);

    try (var built = LearnedAhead.class.getResourceAsStream("/understanding/learned")) {
      assertThat(again.toByteArray()).isEqualTo(Objects.requireNonNull(built).readAllBytes());
    }
  }
}
