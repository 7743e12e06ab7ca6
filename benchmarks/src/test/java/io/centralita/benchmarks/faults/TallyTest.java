package io.centralita.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.benchmarks.faults.Air.Seen;
import io.centralita.benchmarks.faults.Load.Asked;
import io.centralita.contracts.values.SendId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final Asked ONE = asked("run 1", 1);
  private static final Asked TWO = asked("run 2", 2);
  private static final Asked OK = asked("run ok", 3);
  private static final Asked OK_AGAIN = asked("run ok", 4);

  @Test
  void eachTextOnceAndInOrderIsWhole() {
    var tally =
        Tally.of(
            List.of(ONE, TWO, OK, OK_AGAIN),
            List.of(seen("run 1"), seen("run 2"), seen("run ok"), seen("run ok")),
            List.of());

    assertThat(tally).isEqualTo(new Tally(4, 4, 0, 0, 0, 0));
    assertThat(tally.isWhole()).isTrue();
  }

  @Test
  void equalTextsAreCounted() {
    assertThat(Tally.of(List.of(OK, OK_AGAIN), List.of(seen("run ok")), List.of()).lost()).isOne();
    assertThat(Tally.of(List.of(OK), List.of(seen("run ok"), seen("run ok")), List.of()).doubled())
        .isOne();
  }

  @Test
  void whatWasReportedIsNotLost() {
    assertThat(Tally.of(List.of(ONE, TWO), List.of(seen("run 1")), List.of(TWO)))
        .isEqualTo(new Tally(2, 1, 0, 1, 0, 0));
  }

  @Test
  void whatComesTooLateIsOutOfOrder() {
    assertThat(Tally.of(List.of(ONE, TWO), List.of(seen("run 2"), seen("run 1")), List.of()))
        .isEqualTo(new Tally(2, 2, 0, 0, 0, 1));
  }

  private static Asked asked(String text, int serial) {
    return new Asked(new SendId(new UUID(0, serial)), "+51980000001", text, serial);
  }

  private static Seen seen(String text) {
    return new Seen("+51980000001", text, "delivered");
  }
}
