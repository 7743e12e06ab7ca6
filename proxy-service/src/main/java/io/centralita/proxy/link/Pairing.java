package io.centralita.proxy.link;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.values.LinkId;
import io.centralita.kit.trace.Trace;
import io.centralita.proxy.link.Linking.Exhausted;
import io.centralita.proxy.link.Linking.Known;
import io.centralita.proxy.link.Linking.NameTaken;
import io.centralita.proxy.link.Linking.OnePerson;
import io.centralita.proxy.link.Linking.Opened;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Links the two people of each assigned lead and introduces them to each other.
@Component
class Pairing {
  private static final Logger log = LoggerFactory.getLogger(Pairing.class);

  private final Allocation allocation;
  private final LinkAnnouncements announcements;
  private final Introductions introductions;
  private final MeterRegistry meters;

  Pairing(
      Allocation allocation,
      LinkAnnouncements announcements,
      Introductions introductions,
      MeterRegistry meters) {
    this.allocation = allocation;
    this.announcements = announcements;
    this.introductions = introductions;
    this.meters = meters;
  }

  /// A lead that somebody is to be linked for.
  ///
  /// @param cause the event that assigned the lead; one cause makes one link
  /// @param trace of what is published about it; absent where it starts one
  record Pair(UUID cause, LeadAssigned assigned, @Nullable String trace) {
    LinkRequest request() {
      return new LinkRequest(
          new LinkId(EventIds.derived("link", cause.toString())),
          assigned.tenant(),
          assigned.lead(),
          assigned.customer(),
          assigned.providerAddress());
    }
  }

  /// Pairs that come together are linked together; each is told of in the trace of its own event.
  ///
  /// @return those for whom there was no number
  List<Pair> link(List<Pair> pairs) {
    var exhausted = new ArrayList<Pair>();
    var linkings = allocation.open(pairs.stream().map(Pair::request).toList());
    for (int i = 0; i < linkings.size(); i++) {
      var pair = pairs.get(i);
      var linking = linkings.get(i);
      Trace.with(pair.trace(), () -> tell(pair.assigned(), linking));
      if (linking instanceof Exhausted) {
        exhausted.add(pair);
      }
    }
    return exhausted;
  }

  private void tell(LeadAssigned assigned, Linking linking) {
    switch (linking) {
      case Opened(Link link) -> {
        count("opened");
        announcements.opened(link);
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
  }

  private void count(String outcome) {
    meters.counter("centralita.links", "outcome", outcome).increment();
  }
}
