package io.centralita.matching.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.LeadId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadCodeTest {
  private static final LeadId LEAD = SampleLeads.asking().id();

  @Test
  void sameLeadHasTheSameCodesOnEveryMachine() {
    assertThat(IntStream.range(0, 3).mapToObj(attempt -> LeadCode.of(LEAD, attempt)))
        .isEqualTo(IntStream.range(0, 3).mapToObj(attempt -> LeadCode.of(LEAD, attempt)).toList())
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[2-9A-HJ-NP-Z]{4}"));
  }

  @Test
  void codesAreSpreadOverTheWholeAlphabet() {
    var letters =
        IntStream.range(0, 1_000)
            .mapToObj(n -> LeadCode.of(new LeadId(EventIds.derived("" + n)), 0))
            .flatMap(code -> List.of(code.split("")).stream())
            .distinct();

    assertThat(letters).hasSize(LeadCode.ALPHABET.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"STOP", "QUIT"})
  void noCodeIsAWordThatOptsOut(String word) {
    assertThat(word.chars().allMatch(letter -> LeadCode.ALPHABET.indexOf(letter) >= 0)).isFalse();
  }
}
