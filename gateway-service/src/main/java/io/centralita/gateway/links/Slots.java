package io.centralita.gateway.links;

import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// A hash table of nothing but its entries: open addressing, at most three quarters full. Entries
/// that are equal in what they are found by may stand side by side; each equals itself alone.
final class Slots<E> {
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
  private static final int SMALLEST = 16;

  private final ToLongFunction<E> hash;
  private @Nullable Object[] slots = new Object[SMALLEST];
  private int size;

  /// @param hash of what entries are found by; never changes for an entry
  Slots(ToLongFunction<E> hash) {
    this.hash = hash;
  }

  int size() {
    return size;
  }

  void add(E entry) {
    if ((size + 1) * 4L > slots.length * 3L) {
      grow();
    }
    place(entry);
    size++;
  }

  private void place(E entry) {
    int at = home(hash.applyAsLong(entry));
    while (slots[at] != null) {
      at = after(at);
    }
    slots[at] = entry;
  }

  @SuppressWarnings("unchecked")
  private void grow() {
    var before = slots;
    slots = new Object[before.length * 2];
    for (var entry : before) {
      if (entry != null) {
        place((E) entry);
      }
    }
  }

  /// @param better whether the first is to be found rather than the second
  @SuppressWarnings("unchecked")
  @Nullable E find(long sought, Predicate<E> matches, Preference<E> better) {
    E best = null;
    for (int at = home(sought); slots[at] != null; at = after(at)) {
      var entry = (E) slots[at];
      if (matches.test(entry) && (best == null || better.prefers(entry, best))) {
        best = entry;
      }
    }
    return best;
  }

  interface Preference<E> {
    boolean prefers(E entry, E other);
  }

  /// Removes this very entry, and moves those up that had to give way to it.
  @SuppressWarnings("unchecked")
  void remove(E entry) {
    int gap = home(hash.applyAsLong(entry));
    while (!entry.equals(slots[gap])) {
      if (slots[gap] == null) {
        return;
      }
      gap = after(gap);
    }
    slots[gap] = null;
    size--;
    for (int at = after(gap); slots[at] != null; at = after(at)) {
      var moved = (E) slots[at];
      int home = home(hash.applyAsLong(moved));
      if (distance(home, at) >= distance(gap, at)) {
        slots[gap] = moved;
        slots[at] = null;
        gap = at;
      }
    }
  }

  private int home(long hashed) {
    return (int) ((hashed * SPREAD) >>> 32) & (slots.length - 1);
  }

  private int after(int at) {
    return (at + 1) & (slots.length - 1);
  }

  private int distance(int from, int to) {
    return (to - from) & (slots.length - 1);
  }
}
