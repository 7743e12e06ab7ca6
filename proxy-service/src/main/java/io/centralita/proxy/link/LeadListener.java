package io.centralita.proxy.link;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.CandidatesProposed;
import io.centralita.contracts.matching.LeadChange.LeadAbandoned;
import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.matching.LeadChange.LeadCancelled;
import io.centralita.contracts.matching.LeadChange.LeadExhausted;
import io.centralita.contracts.matching.LeadChange.LeadOpened;
import io.centralita.contracts.matching.LeadChange.OfferAccepted;
import io.centralita.contracts.matching.LeadChange.OfferDeclined;
import io.centralita.contracts.matching.LeadChange.OfferExpired;
import io.centralita.contracts.matching.LeadChange.OfferMade;
import io.centralita.contracts.values.LinkId;
import io.centralita.proxy.link.Linking.Exhausted;
import io.centralita.proxy.link.Linking.Known;
import io.centralita.proxy.link.Linking.OnePerson;
import io.centralita.proxy.link.Linking.Opened;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// An assigned lead links its two people; a cancelled one ends that.
@Component
class LeadListener {
  private static final Logger log = LoggerFactory.getLogger(LeadListener.class);

  private final Links links;
  private final LinkAnnouncements announcements;
  private final Introductions introductions;
  private final MeterRegistry meters;
  private final InstantSource clock;

  LeadListener(
      Links links,
      LinkAnnouncements announcements,
      Introductions introductions,
      MeterRegistry meters,
      InstantSource clock) {
    this.links = links;
    this.announcements = announcements;
    this.introductions = introductions;
    this.meters = meters;
    this.clock = clock;
  }

  void on(CloudEvent<LeadChange> event) {
    switch (event.data()) {
      case LeadAssigned assigned -> link(event, assigned);
      case LeadCancelled cancelled ->
          links
              .openOf(cancelled.tenant(), cancelled.lead())
              .ifPresent(link -> links.close(link, CloseReason.ENDED));
      case LeadOpened _,
          CandidatesProposed _,
          OfferMade _,
          OfferAccepted _,
          OfferDeclined _,
          OfferExpired _,
          LeadExhausted _,
          LeadAbandoned _ -> {}
    }
  }

  private void link(CloudEvent<LeadChange> event, LeadAssigned assigned) {
    var request =
        new LinkRequest(
            new LinkId(EventIds.derived("link", event.id().toString())),
            assigned.tenant(),
            assigned.lead(),
            assigned.customer(),
            assigned.providerAddress());
    switch (links.open(request)) {
      case Opened(Link link) -> {
        count("opened");
        introductions.introduce(link, assigned);
      }
      case Known(Link link) -> {
        count("known");
        log.info("Lead {} keeps its link {}", assigned.lead(), link.id());
      }
      case Exhausted() -> {
        count("exhausted");
        log.warn(
            "No number is free for lead {} of {}: both are told, nobody is linked. Add numbers",
            assigned.lead(),
            assigned.tenant());
        announcements.exhausted(event.id(), request, clock.instant());
        introductions.apologize(event.id(), assigned);
      }
      case OnePerson() -> {
        count("one-person");
        log.warn("Lead {} names one person twice: nobody is linked", assigned.lead());
      }
    }
  }

  private void count(String outcome) {
    meters.counter("centralita.links", "outcome", outcome).increment();
  }
}
