package io.centralita.simulator.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The faults in force. A fault strikes when it fits, has strikes left and chance wants it; with a
/// seed, chance is the same every time.
@Component
public class Faults {
  private final List<Armed> armed = new ArrayList<>();
  private Random chance = new Random();
  private volatile boolean any;
  private long lastId;

  /// The first fault of these kinds that strikes a call of the API about one of these numbers.
  public Optional<Fault> strike(Operation operation, List<String> numbers, Kind... kinds) {
    return any ? draw(numbers, fault -> fault.covers(operation), kinds) : Optional.empty();
  }

  /// The first fault of these kinds that strikes a message or webhook about one of these numbers.
  public Optional<Fault> strike(List<String> numbers, Kind... kinds) {
    return any ? draw(numbers, _ -> true, kinds) : Optional.empty();
  }

  private synchronized Optional<Fault> draw(
      List<String> numbers, Predicate<Fault> fits, Kind... kinds) {
    var struck =
        armed.stream()
            .filter(each -> Arrays.asList(kinds).contains(each.fault.kind()))
            .filter(each -> fits.test(each.fault))
            .filter(each -> each.fault.number() == null || numbers.contains(each.fault.number()))
            .filter(each -> each.remaining == null || each.remaining > 0)
            .filter(each -> each.fault.chance() >= 1 || chance.nextDouble() < each.fault.chance())
            .findFirst();
    struck.ifPresent(Armed::use);
    return struck.map(each -> each.fault);
  }

  synchronized List<State> inForce() {
    return armed.stream()
        .map(each -> new State(each.id, each.fault, each.remaining, each.struck))
        .toList();
  }

  synchronized void replace(List<Fault> faults, @Nullable Long seed) {
    armed.clear();
    chance = seed == null ? new Random() : new Random(seed);
    faults.forEach(this::add);
    any = !armed.isEmpty();
  }

  synchronized State add(Fault fault) {
    lastId++;
    var added = new Armed("F" + lastId, fault);
    armed.add(added);
    any = true;
    return new State(added.id, fault, added.remaining, 0);
  }

  synchronized boolean remove(String id) {
    var removed = armed.removeIf(each -> each.id.equals(id));
    any = !armed.isEmpty();
    return removed;
  }

  /// A fault and what it has done so far.
  record State(String id, Fault fault, @Nullable Integer remaining, long struck) {}

  private static final class Armed {
    private final String id;
    private final Fault fault;
    private @Nullable Integer remaining;
    private long struck;

    Armed(String id, Fault fault) {
      this.id = id;
      this.fault = fault;
      this.remaining = fault.remaining();
    }

    void use() {
      struck++;
      if (remaining != null) {
        remaining = Objects.requireNonNull(remaining) - 1;
      }
    }
  }
}
