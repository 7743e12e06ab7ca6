package io.centralita.matching.lead;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who failed and is left alone for a while, twice as long after each failure. Counted in looks, so
/// nothing has to be kept but in memory: after a restart each has its first chance again.
final class Resting<T> {
  private static final int MOST_DOUBLINGS = 12;

  private final Map<T, Rest> rests = new HashMap<>();

  /// @param left looks until the next chance
  private record Rest(int failures, int left) {}

  /// Another look begins.
  synchronized void pass() {
    rests.replaceAll((_, rest) -> new Rest(rest.failures(), Math.max(0, rest.left() - 1)));
  }

  /// @return for how many looks
  synchronized int rest(T who) {
    var before = rests.get(who);
    int failures = before == null ? 0 : before.failures();
    int looks = 1 << Math.min(failures, MOST_DOUBLINGS);
    rests.put(who, new Rest(failures + 1, looks));
    return looks;
  }

  synchronized void wake(T who) {
    rests.remove(who);
  }

  /// Those who have rested as well, until they are awake.
  synchronized Set<T> all() {
    return Set.copyOf(rests.keySet());
  }

  synchronized List<T> rested(int most) {
    return rests.entrySet().stream()
        .filter(each -> each.getValue().left() == 0)
        .map(Map.Entry::getKey)
        .limit(most)
        .toList();
  }
}
