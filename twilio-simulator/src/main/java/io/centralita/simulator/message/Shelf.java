package io.centralita.simulator.message;

import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Messages that have something in common, by sequence; its size is known without counting.
final class Shelf {
  private final ConcurrentNavigableMap<Long, Slot> slots = new ConcurrentSkipListMap<>();
  private final AtomicInteger size = new AtomicInteger();

  void add(Slot slot) {
    if (slots.put(slot.message().sequence(), slot) == null) {
      size.incrementAndGet();
    }
  }

  boolean removeLeavesNothing(long sequence) {
    return slots.remove(sequence) != null && size.decrementAndGet() == 0;
  }

  int size() {
    return size.get();
  }

  Slot first() {
    return slots.firstEntry().getValue();
  }

  Stream<Message> newestFirst() {
    return slots.descendingMap().values().stream().map(Slot::message);
  }

  Stream<Message> olderThan(long sequence) {
    return slots.headMap(sequence).descendingMap().values().stream().map(Slot::message);
  }

  Stream<Message> newerThan(long sequence) {
    return slots.tailMap(sequence, false).values().stream().map(Slot::message);
  }

  /// Holds the latest version of a message for every shelf that it stands on.
  static final class Slot {
    private volatile Message message;

    Slot(Message message) {
      this.message = message;
    }

    Message message() {
      return message;
    }

    void become(Message next) {
      message = next;
    }
  }
}
