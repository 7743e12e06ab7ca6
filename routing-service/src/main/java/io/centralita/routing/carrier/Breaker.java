package io.centralita.routing.carrier;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.function.Supplier;

/// Spares a carrier in trouble: while it does not answer, nothing is handed over to it.
public final class Breaker {
  private final CircuitBreaker circuit;

  public Breaker(CircuitBreakerRegistry breakers, String carrier) {
    circuit = breakers.circuitBreaker(carrier);
  }

  public HandOver around(Supplier<HandOver> attempt) {
    if (!circuit.tryAcquirePermission()) {
      return new HandOver.Refused(Refusal.CARRIER_AWAY, "the circuit is open");
    }
    var start = circuit.getCurrentTimestamp();
    var outcome = attempt.get();
    var time = circuit.getCurrentTimestamp() - start;
    if (isTrouble(outcome)) {
      circuit.onError(time, circuit.getTimestampUnit(), new IllegalStateException("no answer"));
    } else {
      circuit.onSuccess(time, circuit.getTimestampUnit());
    }
    return outcome;
  }

  private static boolean isTrouble(HandOver outcome) {
    return switch (outcome) {
      case HandOver.Taken _ -> false;
      case HandOver.Refused refused -> refused.refusal() == Refusal.CARRIER_AWAY;
      case HandOver.Uncertain _ -> true;
    };
  }
}
