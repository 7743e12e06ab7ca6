package io.centralita.simulator.call;

import io.centralita.simulator.journal.Journal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Every call that is remembered. The journal gets those that are over; the others do not survive a
/// restart anyway.
@Component
public class Calls {
  private static final int MOST = 20_000;

  private final Map<String, Call> bySid = new LinkedHashMap<>();
  private final Journal journal;

  Calls(Journal journal) {
    this.journal = journal;
    journal.replay("call", Call.class, this::save);
  }

  synchronized void save(Call call) {
    bySid.put(call.sid(), call);
    if (call.status().over()) {
      journal.append("call", call);
    }
    if (bySid.size() > MOST) {
      bySid.remove(bySid.keySet().iterator().next());
    }
  }

  public synchronized Optional<Call> find(String sid) {
    return Optional.ofNullable(bySid.get(sid));
  }

  /// All of them, newest first.
  public synchronized List<Call> newestFirst() {
    return new ArrayList<>(bySid.values()).reversed();
  }

  /// The calls on one phone, newest first.
  public List<Call> ofPerson(String number) {
    return newestFirst().stream().filter(call -> call.person().equals(number)).toList();
  }
}
