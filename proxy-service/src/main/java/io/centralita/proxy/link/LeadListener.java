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
import io.centralita.proxy.link.Linking.Exhausted;
import java.time.InstantSource;
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

  void on(CloudEvent<LeadChange> event) {
    switch (event.data()) {
      case LeadAssigned assigned -> link(event.id(), assigned);
      case LeadCancelled cancelled -> end(cancelled);
      case JobGivenBack givenBack -> end(givenBack);
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

  private void link(UUID cause, LeadAssigned assigned) {
    if (pairing.link(cause, assigned) instanceof Exhausted) {
      log.warn(
          "No number is free for lead {} of {}: both are told and wait for one. Add numbers",
          assigned.lead(),
          assigned.tenant());
      announcements.exhausted(cause, assigned.tenant(), assigned.lead(), clock.instant());
      introductions.askToWait(cause, assigned);
      waiting.add(cause, assigned);
    }
  }

  private void end(LeadChange over) {
    waiting.remove(over.tenant(), over.lead());
    links
        .openOf(over.tenant(), over.lead())
        .ifPresent(link -> links.close(link, CloseReason.ENDED));
  }
}
