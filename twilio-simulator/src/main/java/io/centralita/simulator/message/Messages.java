package io.centralita.simulator.message;

import io.centralita.simulator.SimulatorSettings;
import io.centralita.simulator.journal.Journal;
import io.centralita.simulator.message.Shelf.Slot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Every message that is remembered. Nothing on a message's way looks at more than its own address.
@Component
public class Messages {
  private final Map<String, Slot> bySid = new ConcurrentHashMap<>();
  private final Map<String, Shelf> byFrom = new ConcurrentHashMap<>();
  private final Map<String, Shelf> byTo = new ConcurrentHashMap<>();
  private final Map<String, Shelf> byPerson = new ConcurrentHashMap<>();
  private final Shelf all = new Shelf();
  private final AtomicLong sequence = new AtomicLong();
  private final Journal journal;
  private final int history;

  Messages(SimulatorSettings settings, Journal journal) {
    this.journal = journal;
    this.history = settings.history();
    journal.replay("message", Message.class, this::restore);
    journal.replay(
        "status", Step.class, step -> change(step.sid(), old -> old.with(step.change())));
    all.newerThan(-1).forEach(message -> journal.append("message", message));
  }

  public long nextSequence() {
    return sequence.incrementAndGet();
  }

  public void add(Message message) {
    shelve(message);
    journal.append("message", message);
  }

  /// Adds a step to a message's story; nothing when the message is forgotten.
  public Optional<Message> step(String sid, StatusChange change) {
    var changed = change(sid, old -> old.with(change));
    changed.ifPresent(_ -> journal.append("status", new Step(sid, change)));
    return changed;
  }

  /// Puts the fetched files of a message in the place of their addresses.
  public Optional<Message> fetched(String sid, List<Attachment> media) {
    var changed = change(sid, old -> old.with(media));
    changed.ifPresent(message -> journal.append("message", message));
    return changed;
  }

  public Optional<Message> find(String sid) {
    return Optional.ofNullable(bySid.get(sid)).map(Slot::message);
  }

  public int size() {
    return all.size();
  }

  /// The messages of one person over all channels, newest first.
  public Stream<Message> ofPerson(String id) {
    return shelf(byPerson, id).newestFirst();
  }

  /// The messages of one person that came after a sequence, oldest first.
  public Stream<Message> ofPersonSince(String id, long after) {
    return shelf(byPerson, id).newerThan(after);
  }

  /// The messages from and to these addresses (empty: any) below a sequence, newest first.
  public Stream<Message> before(Optional<String> from, Optional<String> to, long below) {
    return matching(from, to, smallest(from, to).olderThan(below));
  }

  /// The messages from and to these addresses (empty: any) above a sequence, oldest first.
  public Stream<Message> after(Optional<String> from, Optional<String> to, long above) {
    return matching(from, to, smallest(from, to).newerThan(above));
  }

  private static Stream<Message> matching(
      Optional<String> from, Optional<String> to, Stream<Message> messages) {
    return messages
        .filter(message -> from.isEmpty() || message.from().toString().equals(from.get()))
        .filter(message -> to.isEmpty() || message.to().toString().equals(to.get()));
  }

  private Shelf smallest(Optional<String> from, Optional<String> to) {
    var sent = from.map(address -> shelf(byFrom, address)).orElse(all);
    var received = to.map(address -> shelf(byTo, address)).orElse(all);
    return sent.size() < received.size() ? sent : received;
  }

  private static Shelf shelf(Map<String, Shelf> shelves, String key) {
    return shelves.getOrDefault(key, new Shelf());
  }

  private Optional<Message> change(String sid, UnaryOperator<Message> change) {
    var slot = bySid.get(sid);
    if (slot == null) {
      return Optional.empty();
    }
    synchronized (slot) {
      slot.become(change.apply(slot.message()));
      return Optional.of(slot.message());
    }
  }

  private void restore(Message message) {
    sequence.accumulateAndGet(message.sequence(), Math::max);
    if (change(message.sid(), _ -> message).isEmpty()) {
      shelve(message);
    }
  }

  private void shelve(Message message) {
    var slot = new Slot(message);
    bySid.put(message.sid(), slot);
    place(byFrom, message.from().toString(), slot);
    place(byTo, message.to().toString(), slot);
    place(byPerson, message.person().id(), slot);
    all.add(slot);
    while (all.size() > history) {
      forget(all.first().message());
    }
  }

  private static void place(Map<String, Shelf> shelves, String key, Slot slot) {
    shelves.compute(
        key,
        (_, existing) -> {
          var shelf = existing == null ? new Shelf() : existing;
          shelf.add(slot);
          return shelf;
        });
  }

  private void forget(Message message) {
    all.removeLeavesNothing(message.sequence());
    bySid.remove(message.sid());
    take(byFrom, message.from().toString(), message.sequence());
    take(byTo, message.to().toString(), message.sequence());
    take(byPerson, message.person().id(), message.sequence());
  }

  private static void take(Map<String, Shelf> shelves, String key, long sequence) {
    shelves.computeIfPresent(key, (_, shelf) -> shelf.removeLeavesNothing(sequence) ? null : shelf);
  }

  record Step(String sid, StatusChange change) {}
}
