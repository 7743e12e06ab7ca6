package io.centralita.gateway.following;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How far a view may be believed: not at all yet, as of some time, or as everything that there is.
public final class Knowledge {
  private volatile State state = new State(false, Optional.empty());

  private record State(boolean complete, Optional<Instant> asOf) {}

  /// Whether what is not found does not exist.
  public boolean isComplete() {
    return state.complete;
  }

  /// Whether what is found may be acted upon: always once the view is complete, and else while what
  /// stands in for it is young.
  ///
  /// @param trust how old it may be
  public boolean isTrusted(Instant now, Duration trust) {
    var known = state;
    return known.complete || known.asOf.filter(at -> now.isBefore(at.plus(trust))).isPresent();
  }

  /// The last time at which the view is known to have had all of its topic.
  Optional<Instant> asOf() {
    return state.asOf;
  }

  boolean isStandingIn() {
    return !state.complete && state.asOf.isPresent();
  }

  public void complete() {
    state = new State(true, state.asOf);
  }

  /// From the disk, as it was then.
  public void standIn(Instant asOf) {
    state = new State(false, Optional.of(asOf));
  }

  void confirm(Instant now) {
    state = new State(true, Optional.of(now));
  }
}
