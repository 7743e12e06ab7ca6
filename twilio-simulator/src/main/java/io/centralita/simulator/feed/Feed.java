package io.centralita.simulator.feed;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/// Hands changes to everyone who watches, and remembers the last ones for those who come back.
@Component
public class Feed {
  private static final int REMEMBERED = 4_096;
  private static final int BEHIND = 8_192;

  private final Deque<Change> recent = new ArrayDeque<>();
  private final Set<Sinks.Many<Change>> watchers = new HashSet<>();
  private final String run;
  private long last;

  Feed(InstantSource clock) {
    // Ids of one run mean nothing to the next one.
    this.run = Long.toString(clock.millis(), Character.MAX_RADIX);
  }

  /// Announces a change on one person's phone (`about` is empty when it concerns all).
  public synchronized void publish(String type, String about, Object data) {
    last++;
    var change = new Change(run + "-" + last, type, about, data);
    recent.addLast(change);
    if (recent.size() > REMEMBERED) {
      recent.removeFirst();
    }
    for (var watcher : List.copyOf(watchers)) {
      if (watcher.tryEmitNext(change).isFailure()) {
        // Too slow: the browser comes back by itself and resumes.
        watchers.remove(watcher);
        watcher.tryEmitComplete();
      }
    }
  }

  public synchronized int watchers() {
    return watchers.size();
  }

  /// Everything from now on, and before that what came after `lastSeen`. When that is no longer
  /// known, a change of type `reset` tells the watcher to read everything again.
  Flux<Change> watch(Optional<String> lastSeen) {
    return Flux.defer(() -> {
      Sinks.Many<Change> sink =
          Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(BEHIND));
      begin(sink, lastSeen);
      return sink.asFlux().doFinally(_ -> end(sink));
    });
  }

  private synchronized void begin(Sinks.Many<Change> sink, Optional<String> lastSeen) {
    lastSeen.ifPresent(id -> missed(id).forEach(sink::tryEmitNext));
    watchers.add(sink);
  }

  private synchronized void end(Sinks.Many<Change> sink) {
    watchers.remove(sink);
  }

  private List<Change> missed(String lastSeen) {
    if (lastSeen.equals(run + "-" + last)) {
      return List.of();
    }
    var missed = new ArrayList<Change>();
    for (var change : recent.reversed()) {
      if (change.id().equals(lastSeen)) {
        return missed.reversed();
      }
      missed.add(change);
    }
    return List.of(new Change(run + "-" + last, "reset", "", ""));
  }

  /// @param id grows within a run
  /// @param type names the event of the stream
  /// @param about whose phone changed
  record Change(String id, String type, String about, Object data) {}
}
