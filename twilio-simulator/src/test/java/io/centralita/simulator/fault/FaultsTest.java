package io.centralita.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final List<String> CUSTOMER = List.of("+51987654321", "+5117000001");

  private final Faults faults = new Faults();

  @Test
  void strikesAsOftenAsAskedFor() {
    faults.add(fault(Kind.STATUS_LOST, null, 2, null));

    assertThat(strikes(5, Kind.STATUS_LOST)).containsExactly(true, true, false, false, false);
  }

  @Test
  void strikesOnlyItsNumber() {
    faults.add(fault(Kind.STATUS_LOST, null, null, "+51987654321"));

    assertThat(faults.strike(CUSTOMER, Kind.STATUS_LOST)).isPresent();
    assertThat(faults.strike(List.of("+51911111111"), Kind.STATUS_LOST)).isEmpty();
  }

  @Test
  void strikesOnlyItsKindAndOperation() {
    faults.add(fault(Kind.DELAY, null, null, null));

    assertThat(faults.strike(Operation.CREATE, CUSTOMER, Kind.DELAY)).isPresent();
    assertThat(faults.strike(Operation.LIST, CUSTOMER, Kind.DELAY)).isEmpty();
    assertThat(faults.strike(Operation.CREATE, CUSTOMER, Kind.RESET_AFTER)).isEmpty();
  }

  @Test
  void chanceIsTheSameWithTheSameSeed() {
    faults.replace(List.of(fault(Kind.STATUS_LOST, 0.5, null, null)), 7L);
    var first = strikes(64, Kind.STATUS_LOST);
    faults.replace(List.of(fault(Kind.STATUS_LOST, 0.5, null, null)), 7L);
    var second = strikes(64, Kind.STATUS_LOST);

    assertThat(first).isEqualTo(second).contains(true, false);
  }

  @Test
  void goneFaultsStrikeNoMore() {
    var added = faults.add(fault(Kind.DELAY, null, null, null));

    assertThat(faults.remove(added.id())).isTrue();
    assertThat(faults.strike(Operation.CREATE, CUSTOMER, Kind.DELAY)).isEmpty();
  }

  private List<Boolean> strikes(int tries, Kind kind) {
    return IntStream.range(0, tries)
        .mapToObj(_ -> faults.strike(CUSTOMER, kind).isPresent())
        .toList();
  }

  private static Fault fault(
      Kind kind,
      @Nullable Double probability,
      @Nullable Integer remaining,
      @Nullable String number) {
    return new Fault(kind, probability, remaining, number, null, null, null, null, null, null);
  }
}
