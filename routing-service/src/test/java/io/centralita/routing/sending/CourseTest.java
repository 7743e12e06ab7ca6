package io.centralita.routing.sending;

import static io.centralita.routing.sending.SendState.ACCEPTED;
import static io.centralita.routing.sending.SendState.DELIVERED;
import static io.centralita.routing.sending.SendState.EXPIRED;
import static io.centralita.routing.sending.SendState.FAILED;
import static io.centralita.routing.sending.SendState.HELD;
import static io.centralita.routing.sending.SendState.OPTED_OUT;
import static io.centralita.routing.sending.SendState.READ;
import static io.centralita.routing.sending.SendState.REFUSED;
import static io.centralita.routing.sending.SendState.SENDING;
import static io.centralita.routing.sending.SendState.SENT;
import static io.centralita.routing.sending.SendState.UNDELIVERED;
import static io.centralita.routing.sending.SendState.UNKNOWN;
import static io.centralita.routing.sending.SendState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.gateway.DeliveryStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CourseTest {
  /// Every pair that leads somewhere. What is not here leads nowhere.
  private static final Map<Turn, Map<SendState, SendState>> COURSE =
      Map.ofEntries(
          Map.entry(new Turn.Attempted(), Map.of(WAITING, SENDING)),
          Map.entry(
              new Turn.Taken(),
              Map.of(WAITING, ACCEPTED, HELD, ACCEPTED, SENDING, ACCEPTED, UNKNOWN, ACCEPTED)),
          Map.entry(new Turn.Refused(), Map.of(WAITING, REFUSED, HELD, REFUSED, SENDING, REFUSED)),
          Map.entry(
              new Turn.OptedOut(), Map.of(WAITING, OPTED_OUT, HELD, OPTED_OUT, SENDING, OPTED_OUT)),
          Map.entry(new Turn.Expired(), Map.of(HELD, EXPIRED)),
          Map.entry(new Turn.PutOff(), Map.of(WAITING, WAITING, SENDING, WAITING)),
          Map.entry(new Turn.Lost(), Map.of(SENDING, UNKNOWN)),
          Map.entry(new Turn.NotThere(), Map.of(UNKNOWN, WAITING)),
          Map.entry(
              new Turn.WindowShut(),
              Map.of(WAITING, HELD, SENDING, HELD, ACCEPTED, HELD, SENT, HELD)),
          Map.entry(new Turn.WindowOpened(), Map.of(HELD, WAITING)),
          Map.entry(new Turn.Reported(DeliveryStatus.QUEUED), Map.of()),
          Map.entry(new Turn.Reported(DeliveryStatus.SENT), Map.of(ACCEPTED, SENT)),
          Map.entry(
              new Turn.Reported(DeliveryStatus.DELIVERED),
              Map.of(ACCEPTED, DELIVERED, SENT, DELIVERED)),
          Map.entry(
              new Turn.Reported(DeliveryStatus.READ),
              Map.of(ACCEPTED, READ, SENT, READ, DELIVERED, READ)),
          Map.entry(
              new Turn.Reported(DeliveryStatus.UNDELIVERED),
              Map.of(ACCEPTED, UNDELIVERED, SENT, UNDELIVERED, DELIVERED, UNDELIVERED)),
          Map.entry(
              new Turn.Reported(DeliveryStatus.FAILED),
              Map.of(ACCEPTED, FAILED, SENT, FAILED, DELIVERED, FAILED)));

  record Step(SendState state, Turn turn) {}

  static List<Step> everyStep() {
    var steps = new ArrayList<Step>();
    for (var state : SendState.values()) {
      COURSE.keySet().forEach(turn -> steps.add(new Step(state, turn)));
    }
    return steps;
  }

  @ParameterizedTest
  @MethodSource("everyStep")
  void everyStateTakesEveryTurnAsWritten(Step step) {
    assertThat(Course.next(step.state(), step.turn()).orElse(null))
        .isEqualTo(COURSE.get(step.turn()).get(step.state()));
  }

  @Test
  void onlyWhoWaitsIsHandedOver() {
    assertThat(SendState.values())
        .filteredOn(state -> Course.next(state, new Turn.Attempted()).isPresent())
        .containsExactly(WAITING);
  }

  @Test
  void nothingThatACarrierMayHaveIsTriedAgainWithoutItsWord() {
    Set<Turn> word = Set.of(new Turn.NotThere(), new Turn.WindowShut(), new Turn.PutOff());

    for (var step : everyStep()) {
      var mayHaveIt = step.state() != WAITING && step.state() != HELD;
      var next = Course.next(step.state(), step.turn());
      if (mayHaveIt && next.isPresent() && (next.get() == WAITING || next.get() == HELD)) {
        assertThat(word).as(step.toString()).contains(step.turn());
      }
    }
  }

  @Test
  void everyKindOfTurnIsTried() {
    assertThat(COURSE.keySet().stream().map(Object::getClass).distinct().count())
        .isEqualTo(Turn.class.getPermittedSubclasses().length);
  }
}
