package io.centralita.matching.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.LeadId;
import io.centralita.matching.message.Standing.Asked;
import io.centralita.matching.message.Standing.Phase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who says a place in a sentence that nobody understands.
class StandingTest {

  private static Standing of(Phase phase, @Nullable String category, @Nullable String district) {
    var lead = new LeadId(EventIds.derived("lead"));
    return new Standing(
        List.of(), List.of(new Asked(lead, "K7QX", category, district, phase, 0, null)));
  }

  @Test
  void hasAnsweredWhereTheyWereAsked() {
    var asked = of(Phase.ASKING, "plumbing", null);

    assertThat(asked.waitsForPlace("150116", List.of())).isTrue();
    assertThat(asked.waitsForPlace("150116", List.of("electrical"))).isTrue();
    assertThat(of(Phase.ASKING, null, "150122").waitsForPlace("150116", List.of())).isFalse();
  }

  @Test
  void correctsTheListBeforeThem() {
    var shown = of(Phase.CHOOSING, "plumbing", "150140");

    assertThat(shown.waitsForPlace("150116", List.of())).isTrue();
    assertThat(shown.waitsForPlace("150116", List.of("locks", "plumbing"))).isTrue();
    assertThat(shown.waitsForPlace("150116", List.of("locks"))).as("another job").isFalse();
    assertThat(shown.waitsForPlace("150140", List.of())).as("the same place").isFalse();
  }

  @Test
  void changesNothingOnceSomebodyWasAsked() {
    assertThat(of(Phase.OFFERING, "plumbing", "150140").waitsForPlace("150116", List.of()))
        .isFalse();
    assertThat(of(Phase.ENDED, "plumbing", "150140").waitsForPlace("150116", List.of())).isFalse();
  }
}
