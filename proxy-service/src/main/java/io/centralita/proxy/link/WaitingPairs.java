package io.centralita.proxy.link;

import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.link.Pairing.Pair;
import io.centralita.proxy.link.WaitingStore.Waiting;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Pairs for whom no number was free: they were told to wait, and are linked as soon as one is.
@Component
class WaitingPairs {
  private static final Logger log = LoggerFactory.getLogger(WaitingPairs.class);

  private final WaitingStore store;
  private final Pairing pairing;
  private final Introductions introductions;
  private final SessionSettings settings;
  private final MeterRegistry meters;
  private final InstantSource clock;

  WaitingPairs(
      WaitingStore store,
      Pairing pairing,
      Introductions introductions,
      SessionSettings settings,
      MeterRegistry meters,
      InstantSource clock) {
    this.store = store;
    this.pairing = pairing;
    this.introductions = introductions;
    this.settings = settings;
    this.meters = meters;
    this.clock = clock;
  }

  void add(UUID cause, LeadAssigned assigned) {
    var now = clock.instant();
    store.add(new Waiting(cause, assigned, now), now.plus(settings.retryEvery()));
  }

  void remove(TenantId tenant, LeadId lead) {
    store.remove(tenant, lead);
  }

  /// Tries the pair that is due longest; returns how many pairs that was.
  int tryOne() {
    var now = clock.instant();
    var due = store.takeDue(now);
    due.ifPresent(waiting -> tryAgain(waiting, now));
    return due.isPresent() ? 1 : 0;
  }

  private void tryAgain(Waiting waiting, Instant now) {
    var assigned = waiting.assigned();
    if (!now.isBefore(waiting.since().plus(settings.waitAtMost()))) {
      meters.counter("centralita.links", "outcome", "waited-in-vain").increment();
      log.warn(
          "Lead {} of {} has waited too long for a number: both are told, and the customer may ask"
              + " again. Add numbers",
          assigned.lead(),
          assigned.tenant());
      introductions.giveUp(waiting.cause(), assigned);
    } else if (!pairing.link(List.of(new Pair(waiting.cause(), assigned, null))).isEmpty()) {
      store.add(waiting, now.plus(settings.retryEvery()));
    }
  }
}
