package io.centralita.simulator.call;

import io.centralita.simulator.call.Verb.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A call that goes on: the caller's leg, the phones that were dialed last, and what comes next.
///
/// @param progress where the business hears of the caller's leg's end
/// @param due when time is up for what is going on now
/// @param document the address that the current TwiML came from
/// @param hops how many documents were asked for
record Live(
    Call call,
    Optional<Target> progress,
    List<Leg> legs,
    Phase phase,
    @Nullable Instant due,
    String document,
    int hops) {

  Live {
    legs = List.copyOf(legs);
  }

  /// Every leg that there is.
  Stream<Call> calls() {
    return Stream.concat(Stream.of(call), legs.stream().map(Leg::call));
  }

  boolean over() {
    return phase instanceof Phase.Over;
  }

  Live with(Call changed) {
    return new Live(changed, progress, legs, phase, due, document, hops);
  }

  Live with(List<Leg> changed) {
    return new Live(call, progress, changed, phase, due, document, hops);
  }

  /// With each leg as that makes it.
  Live eachLeg(UnaryOperator<Leg> step) {
    return with(legs.stream().map(step).toList());
  }

  Optional<Leg> leg(String sid) {
    return legs.stream().filter(leg -> leg.is(sid)).findFirst();
  }

  Optional<Leg> lastLeg() {
    return legs.stream().reduce((_, later) -> later);
  }

  /// The one that was picked up.
  Optional<Leg> talking() {
    return legs.stream().filter(Leg::isTalking).findFirst();
  }

  Live entering(Phase next, @Nullable Instant until) {
    return new Live(call, progress, legs, next, until, document, hops);
  }

  Live reading(String address) {
    return new Live(call, progress, legs, phase, due, address, hops);
  }

  Live asking() {
    return new Live(call, progress, legs, new Phase.Asking(), null, document, hops + 1);
  }

  /// What the call waits for.
  sealed interface Phase {
    /// The `<Dial>` that is going on.
    default Optional<Verb.Dial> goingOn() {
      return switch (this) {
        case Dialing(Verb.Dial dial, _) -> Optional.of(dial);
        case Talking(Verb.Dial dial, _) -> Optional.of(dial);
        case Asking _, Listening _, Over _ -> Optional.empty();
      };
    }

    /// The business, to say what to do.
    record Asking() implements Phase {}

    /// The end of a sentence, a recording or a pause; then comes the rest.
    record Listening(List<Verb> rest) implements Phase {}

    /// Somebody to pick up.
    record Dialing(Verb.Dial dial, List<Verb> rest) implements Phase {}

    /// The end of what two people have to say.
    record Talking(Verb.Dial dial, List<Verb> rest) implements Phase {}

    record Over() implements Phase {}
  }

  /// A phone that was dialed.
  ///
  /// @param told how many of its steps the business has been told
  record Leg(Call call, Verb.Callee callee, int told) {
    boolean is(String sid) {
      return call.sid().equals(sid);
    }

    boolean isTalking() {
      return call.status() == CallStatus.IN_PROGRESS;
    }

    Leg with(Call changed) {
      return new Leg(changed, callee, told);
    }
  }
}
