package io.centralita.gateway.spool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// Events that are not to be sent any more and still lie on the disk, because that is full or
/// fails: Kafka has them, or will never take them. Used by the one thread that drains.
final class Leaving {
  private static final String DELIVERED = "";

  private final TreeMap<Long, String> reasons = new TreeMap<>();
  private long allGoneUpTo;

  /// One of them.
  ///
  /// @param reason why it is to be set aside; empty when it is only to be removed
  record Gone(long number, String reason) {
    boolean isDelivered() {
      return reason.isEmpty();
    }
  }

  void delivered(Collection<Waiting> events) {
    events.forEach(event -> reasons.put(event.number(), DELIVERED));
  }

  void setAside(Waiting event, String reason) {
    reasons.put(event.number(), reason);
  }

  boolean isEmpty() {
    return reasons.isEmpty();
  }

  int size() {
    return reasons.size();
  }

  List<Gone> first(int limit) {
    return reasons.entrySet().stream()
        .limit(limit)
        .map(each -> new Gone(each.getKey(), each.getValue()))
        .toList();
  }

  /// The disk has none of these any more.
  void removed(List<Gone> gone) {
    gone.forEach(each -> reasons.remove(each.number()));
  }

  /// What else lies on the disk, in its order. No number is given twice.
  List<Waiting> staying(Page page, int limit) {
    var staying = new ArrayList<Waiting>();
    long after = allGoneUpTo;
    while (true) {
      var found = page.after(after, limit);
      found.stream().filter(event -> !reasons.containsKey(event.number())).forEach(staying::add);
      if (!staying.isEmpty() || found.size() < limit) {
        return staying;
      }
      after = found.getLast().number();
      allGoneUpTo = after;
    }
  }

  /// The events on the disk.
  interface Page {
    /// The lowest ones above a number.
    List<Waiting> after(long number, int limit);
  }
}
