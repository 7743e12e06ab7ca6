package io.centralita.gateway.spool;

import java.util.concurrent.atomic.AtomicIntegerArray;

/// Which keys have events in the spool, in little memory however many there are: a key shares its
/// place with others, and is at worst taken for one that waits when another does.
final class WaitingKeys {
  private static final int PLACES = 1 << 16;

  private final AtomicIntegerArray counts = new AtomicIntegerArray(PLACES);

  void add(String key) {
    counts.incrementAndGet(place(key));
  }

  void remove(String key) {
    counts.decrementAndGet(place(key));
  }

  boolean mayHold(String key) {
    return counts.get(place(key)) > 0;
  }

  private static int place(String key) {
    int hash = key.hashCode() * 0x9E3779B9;
    return hash >>> 16;
  }
}
