package io.centralita.simulator.call;

import io.centralita.simulator.call.Verb.Target;
import java.util.Optional;

/// What Twilio does towards the business because of a step.
sealed interface Effect {
  /// Asks what to do next.
  record Ask(Target target, Call call, Optional<Dialed> dialed) implements Effect {}

  /// Tells how far a leg has come.
  ///
  /// @param status `initiated` or one of [CallStatus]
  /// @param sequence counts what is told of this leg
  record Tell(Target target, Call call, String status, int sequence) implements Effect {}

  /// How a `<Dial>` ended.
  ///
  /// @param leg the phone that decided it, when one was rung at all
  record Dialed(CallStatus status, Optional<Call> leg) {
    static Dialed by(Optional<Live.Leg> decisive) {
      return new Dialed(
          decisive.map(leg -> leg.call().status()).orElse(CallStatus.FAILED),
          decisive.map(Live.Leg::call));
    }
  }
}
