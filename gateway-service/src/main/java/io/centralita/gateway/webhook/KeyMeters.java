package io.centralita.gateway.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which key signed the genuine requests of one webhook. A key whose counter stands still has been
/// replaced everywhere and may be taken out.
public final class KeyMeters {
  private final Map<String, Counter> counters;

  public KeyMeters(MeterRegistry meters, String path, SigningKeys keys) {
    counters =
        keys.names().stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    name ->
                        Counter.builder("centralita.gateway.signatures")
                            .description("Genuine requests by the key that signed them")
                            .tag("webhook", path)
                            .tag("key", name)
                            .register(meters)));
  }

  public void signedWith(String key) {
    var counter = counters.get(key);
    if (counter != null) {
      counter.increment();
    }
  }
}
