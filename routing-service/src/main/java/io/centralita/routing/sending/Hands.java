package io.centralita.routing.sending;

import io.centralita.contracts.values.Carrier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/// How many sends may be under way to each carrier: one that does not answer keeps its own hands
/// full and nobody else's.
final class Hands {
  private final Map<String, Semaphore> byCarrier;

  Hands(int each) {
    byCarrier =
        Arrays.stream(Carrier.values())
            .collect(Collectors.toUnmodifiableMap(Carrier::code, _ -> new Semaphore(each)));
  }

  /// Takes all that are free.
  ///
  /// @return without the carriers that have none
  Map<String, Integer> takeFree() {
    var free = new HashMap<String, Integer>();
    byCarrier.forEach((carrier, hands) -> {
      int drained = hands.drainPermits();
      if (drained > 0) {
        free.put(carrier, drained);
      }
    });
    return free;
  }

  /// @return whether one was free
  boolean tryTake(String carrier) {
    return of(carrier).tryAcquire();
  }

  void release(String carrier, int count) {
    of(carrier).release(count);
  }

  private Semaphore of(String carrier) {
    var hands = byCarrier.get(carrier);
    if (hands == null) {
      throw new IllegalArgumentException("There is no carrier " + carrier);
    }
    return hands;
  }
}
