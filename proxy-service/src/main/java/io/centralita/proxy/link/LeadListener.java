package io.centralita.proxy.link;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.CandidatesProposed;
import io.centralita.contracts.matching.LeadChange.JobFinished;
import io.centralita.contracts.matching.LeadChange.JobGivenBack;
import io.centralita.contracts.matching.LeadChange.JobRated;
import io.centralita.contracts.matching.LeadChange.JobStarted;
import io.centralita.contracts.matching.LeadChange.LeadAbandoned;
import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.matching.LeadChange.LeadCancelled;
import io.centralita.contracts.matching.LeadChange.LeadExhausted;
import io.centralita.contracts.matching.LeadChange.LeadOpened;
import io.centralita.contracts.matching.LeadChange.OfferAccepted;
import io.centralita.contracts.matching.LeadChange.OfferDeclined;
import io.centralita.contracts.matching.LeadChange.OfferExpired;
import io.centralita.contracts.matching.LeadChange.OfferMade;
import io.centralita.kit.trace.Trace;
import io.centralita.proxy.link.Pairing.Pair;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// An assigned lead links its two people; that ends when it is cancelled or given back. While the
/// work is under way, and after it, they may have things to say.
@Component
class LeadListener {
  private static final Logger log = LoggerFactory.getLogger(LeadListener.class);

  private final Links links;
  private final LinkAnnouncements announcements;
  private final Introductions introductions;
  private final Pairing pairing;
  private final WaitingPairs waiting;
  private final InstantSource clock;

  LeadListener(
      Links links,
      LinkAnnouncements announcements,
      Introductions introductions,
      Pairing pairing,
      WaitingPairs waiting,
      InstantSource clock) {
    this.links = links;
    this.announcements = announcements;
    this.introductions = introductions;
    this.pairing = pairing;
    this.waiting = waiting;
    this.clock = clock;
  }

  /// Those that were assigned are linked together, before the first that ends.
  void on(List<CloudEvent<LeadChange>> events) {
    var assigned = new ArrayList<Pair>();
    for (var event : events) {
      switch (event.data()) {
        case LeadAssigned one -> assigned.add(new Pair(event.id(), one, event.traceparent()));
        case LeadCancelled cancelled -> end(assigned, event, cancelled);
        case JobGivenBack givenBack -> end(assigned, event, givenBack);
        case LeadOpened _,
            CandidatesProposed _,
            OfferMade _,
            OfferAccepted _,
            OfferDeclined _,
            OfferExpired _,
            LeadExhausted _,
            LeadAbandoned _,
            JobStarted _,
            JobFinished _,
            JobRated _ -> {}
      }
    }
    link(assigned);
  }

  private void link(List<Pair> assigned) {
    for (var pair : pairing.link(assigned)) {
      Trace.with(pair.trace(), () -> askToWait(pair.cause(), pair.assigned()));
    }
    assigned.clear();
  }

  private void askToWait(UUID cause, LeadAssigned assigned) {
    log.warn(
        "No number is free for lead {} of {}: both are told and wait for one. Add numbers",
        assigned.lead(),
        assigned.tenant());
    announcements.exhausted(cause, assigned.tenant(), assigned.lead(), clock.instant());
    introductions.askToWait(cause, assigned);
    waiting.add(cause, assigned);
  }

  private void end(List<Pair> before, CloudEvent<LeadChange> event, LeadChange over) {
    link(before);
    Trace.with(event.traceparent(), () -> end(over));
  }

  private void end(LeadChange over) {
    waiting.remove(over.tenant(), over.lead());
    links
        .openOf(over.tenant(), over.lead())
        .ifPresent(link -> links.close(link, CloseReason.ENDED));
  }
}
