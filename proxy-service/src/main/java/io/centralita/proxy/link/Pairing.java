package io.centralita.proxy.link;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.values.LinkId;
import io.centralita.proxy.link.Linking.Exhausted;
import io.centralita.proxy.link.Linking.Known;
import io.centralita.proxy.link.Linking.NameTaken;
import io.centralita.proxy.link.Linking.OnePerson;
import io.centralita.proxy.link.Linking.Opened;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Links the two people of an assigned lead and introduces them to each other.
@Component
class Pairing {
  private static final Logger log = LoggerFactory.getLogger(Pairing.class);

  private final Links links;
  private final Introductions introductions;
  private final MeterRegistry meters;

  Pairing(Links links, Introductions introductions, MeterRegistry meters) {
    this.links = links;
    this.introductions = introductions;
    this.meters = meters;
  }

  /// @param cause the event that assigned the lead; one cause makes one link
  Linking link(UUID cause, LeadAssigned assigned) {
    var linking =
        links.open(
            new LinkRequest(
                new LinkId(EventIds.derived("link", cause.toString())),
                assigned.tenant(),
                assigned.lead(),
                assigned.customer(),
                assigned.providerAddress()));
    switch (linking) {
      case Opened(Link link) -> {
        count("opened");
        introductions.introduce(link, assigned);
      }
      case Known(Link link) -> {
        count("known");
        log.info("Lead {} keeps its link {}", assigned.lead(), link.id());
      }
      case OnePerson() -> {
        count("one-person");
        log.warn(
            "Lead {} has one person as customer and provider: nobody is linked or told, and it is"
                + " not tried again. Cancel the lead",
            assigned.lead());
      }
      case Exhausted() -> count("exhausted");
      case NameTaken() -> throw new IllegalStateException("A lead's link has no name of its own");
    }
    return linking;
  }

  private void count(String outcome) {
    meters.counter("centralita.links", "outcome", outcome).increment();
  }
}
