package io.centralita.simulator.call;

import io.centralita.simulator.call.Live.Leg;
import java.util.List;

/// Takes dialed phones further, one step each, and has the business told of the steps that it asked
/// for.
///
/// @param document the address that the `<Dial>` came from
/// @param effects gets what is to be told
record Legs(String document, Facts facts, List<Effect> effects) {
  /// Rings a phone; one that is in a call is busy at once.
  Leg ring(Call caller, Verb.Callee callee, String callerId) {
    var call = Call.dialed(facts.newSid(), caller, callerId, callee.number(), facts.now());
    var leg = tell(new Leg(call, callee, 0), "initiated");
    return facts.busy(callee.number()) ? end(leg, CallStatus.BUSY) : tell(leg, "ringing");
  }

  Leg answer(Leg leg) {
    return tell(leg.with(leg.call().answered(facts.now())), "answered");
  }

  /// Ends a leg, unless it is over.
  Leg end(Leg leg, CallStatus status) {
    return leg.call().status().over()
        ? leg
        : tell(leg.with(leg.call().ended(status, facts.now())), "completed");
  }

  /// Whoever called has hung up.
  Leg leave(Leg leg) {
    return end(leg, leg.call().answeredAt() == null ? CallStatus.NO_ANSWER : CallStatus.COMPLETED);
  }

  private Leg tell(Leg leg, String step) {
    var target = leg.callee().progress().flatMap(given -> given.from(document));
    if (target.isEmpty() || !leg.callee().events().contains(step)) {
      return leg;
    }
    var status = step.equals("initiated") ? step : leg.call().status().wire();
    effects.add(new Effect.Tell(target.get(), leg.call(), status, leg.told()));
    return new Leg(leg.call(), leg.callee(), leg.told() + 1);
  }
}
