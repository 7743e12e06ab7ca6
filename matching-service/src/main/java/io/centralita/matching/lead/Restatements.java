package io.centralita.matching.lead;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.TenantId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Tells people what they were told before, when they say something that changes nothing. Who says
/// the same many times, such as "OK", "OK", "OK", is told once a minute; who says it in other words
/// is answered again.
@Component
public final class Restatements {
  private static final Logger log = LoggerFactory.getLogger(Restatements.class);
  private static final Duration QUIET = Duration.ofMinutes(1);
  private static final int FORGET_BATCH = 10_000;

  private final RestatementStore store;
  private final LeadPublisher publisher;
  private final InstantSource clock;
  private final MeterRegistry meters;

  Restatements(
      RestatementStore store, LeadPublisher publisher, InstantSource clock, MeterRegistry meters) {
    this.store = store;
    this.publisher = publisher;
    this.clock = clock;
    this.meters = meters;
  }

  /// @param timeZone of whoever has none of their own
  void tell(Outcome outcome, ZoneId timeZone, Prompt prompt) {
    var lead = outcome.lead();
    for (var notice : outcome.notices()) {
      var told = notice.timeZone() == null ? notice.at(timeZone) : notice;
      tell(told, lead.tenant(), lead.customer().number(), lead.id(), prompt);
    }
  }

  /// @param from the number of ours that the person knows
  public void tell(
      Notice notice, TenantId tenant, BusinessNumber from, @Nullable LeadId lead, Prompt prompt) {
    var now = clock.instant();
    if (store.tell(idOf(notice, tenant, lead, prompt.words()), now, now.minus(QUIET))) {
      publisher.tell(notice, tenant, from, lead, prompt.cause());
      return;
    }
    meters.counter("centralita.restatements.spared", "template", notice.template()).increment();
    log.info(
        "Who caused {} was told {} less than a minute ago: nothing is sent",
        prompt.cause(),
        notice.template());
  }

  private static UUID idOf(Notice notice, TenantId tenant, @Nullable LeadId lead, String words) {
    return EventIds.derived(
        "restatement",
        tenant.value(),
        notice.to().ref(),
        String.valueOf(lead),
        notice.template(),
        new TreeMap<>(notice.variables()).toString(),
        words);
  }

  /// Returns how many were forgotten.
  public int forget() {
    return store.forget(clock.instant().minus(QUIET), FORGET_BATCH);
  }
}
