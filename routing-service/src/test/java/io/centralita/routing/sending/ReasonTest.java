package io.centralita.routing.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "seen in the console of the carrier",
        "SM0123456789012345678901234567abcd is there",
        "2 of 3 tries at 10:45",
        "ticket 4711"
      })
  void anOrdinaryReasonIsKept(String written) {
    assertThat(Reason.of(written).text()).isEqualTo(written);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " \n"})
  void nothingIsNoReason(@Nullable String written) {
    assertThatThrownBy(() -> Reason.of(written)).hasMessageContaining("Say why");
  }

  @Test
  void aLongStoryIsRefused() {
    assertThat(Reason.of("x".repeat(500)).text()).hasSize(500);
    assertThatThrownBy(() -> Reason.of("x".repeat(501))).hasMessageContaining("500");
  }

  @ParameterizedTest
  @ValueSource(strings = {"called +51 987 654 321", "987654321 has it", "it was (01) 555-0199."})
  void aNumberIsRefused(String written) {
    assertThatThrownBy(() -> Reason.of(written)).hasMessageContaining("phone numbers");
  }
}
