package io.centralita.gateway.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;

/// What one webhook has seen: a counter for each outcome, there from the start so that a zero is a
/// zero, and the time until an event was durable.
final class WebhookMeters {
  private static final String COUNTER = "centralita.gateway.webhooks";

  private final Counter accepted;
  private final Counter unrecorded;
  private final Counter ignored;
  private final Timer durable;
  private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);

  WebhookMeters(MeterRegistry meters, String path) {
    accepted = counter(meters, path, "accepted");
    unrecorded = counter(meters, path, "unrecorded");
    ignored = counter(meters, path, "ignored");
    for (var refusal : Refusal.values()) {
      refused.put(refusal, counter(meters, path, refusal.code()));
    }
    durable =
        Timer.builder("centralita.gateway.durable")
            .description("From the whole request to the event being durable")
            .tag("webhook", path)
            .publishPercentileHistogram()
            .register(meters);
  }

  private static Counter counter(MeterRegistry meters, String path, String outcome) {
    return Counter.builder(COUNTER)
        .description("Requests of carriers by what became of them")
        .tag("webhook", path)
        .tag("outcome", outcome)
        .register(meters);
  }

  void accepted(long nanoseconds) {
    accepted.increment();
    durable.record(java.time.Duration.ofNanos(nanoseconds));
  }

  void unrecorded() {
    unrecorded.increment();
  }

  void ignored() {
    ignored.increment();
  }

  void refused(Refusal refusal) {
    var counter = refused.get(refusal);
    if (counter != null) {
      counter.increment();
    }
  }
}
