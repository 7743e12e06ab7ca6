package io.centralita.routing.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.gateway.DeliveryStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The carrier's answer and its receipts in every order, and each of them twice.
class ReceiptOrderTest {

  /// What a person's phone does: the states that a send may come to, as far as it comes.
  enum Journey {
    READ,
    DELIVERED,
    UNDELIVERED,
    FAILED;

    private List<DeliveryStatus> statuses() {
      return switch (this) {
        case READ ->
            List.of(
                DeliveryStatus.QUEUED,
                DeliveryStatus.SENT,
                DeliveryStatus.DELIVERED,
                DeliveryStatus.READ);
        case DELIVERED ->
            List.of(DeliveryStatus.QUEUED, DeliveryStatus.SENT, DeliveryStatus.DELIVERED);
        case UNDELIVERED ->
            List.of(DeliveryStatus.QUEUED, DeliveryStatus.SENT, DeliveryStatus.UNDELIVERED);
        case FAILED -> List.of(DeliveryStatus.QUEUED, DeliveryStatus.FAILED);
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSendEndsWhereItsMessageEndedInWhateverOrderThatIsHeard(Journey journey) {
    // The answer to the post is what says no status.
    var heard = new ArrayList<Turn>();
    heard.add(new Turn.Taken());
    journey.statuses().forEach(status -> heard.add(new Turn.Reported(status)));
    var orders = permutations(heard);

    assertThat(orders)
        .hasSizeGreaterThanOrEqualTo(6)
        .allSatisfy(order -> {
          assertThat(end(order)).isEqualTo(SendState.valueOf(journey.name()));
          order.forEach(repeated -> {
            var twice = new ArrayList<>(order);
            twice.add(repeated);
            twice.addFirst(repeated);
            assertThat(end(twice)).isEqualTo(SendState.valueOf(journey.name()));
          });
        });
  }

  /// As the two listeners have it: whatever speaks of the message says first that it was taken.
  private static SendState end(List<Turn> heard) {
    var state = SendState.SENDING;
    for (var turn : heard) {
      var taken = Course.next(state, new Turn.Taken()).orElse(state);
      var next = Course.next(taken, turn).orElse(taken);
      assertThat(rank(next))
          .as("%s after %s in %s", next, state, heard)
          .isGreaterThanOrEqualTo(rank(state));
      state = next;
    }
    return state;
  }

  private static int rank(SendState state) {
    return List.of(
            SendState.SENDING,
            SendState.ACCEPTED,
            SendState.SENT,
            SendState.DELIVERED,
            SendState.READ,
            SendState.UNDELIVERED,
            SendState.FAILED)
        .indexOf(state);
  }

  private static List<List<Turn>> permutations(List<Turn> turns) {
    if (turns.isEmpty()) {
      return List.of(List.of());
    }
    var all = new ArrayList<List<Turn>>();
    for (int first = 0; first < turns.size(); first++) {
      var rest = new ArrayList<>(turns);
      var chosen = rest.remove(first);
      for (var order : permutations(rest)) {
        var whole = new ArrayList<Turn>();
        whole.add(chosen);
        whole.addAll(order);
        all.add(whole);
      }
    }
    return all;
  }
}
