package io.centralita.proxy.link;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.routing.SendCommand.Body.Template;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.SendId;
import io.centralita.proxy.pool.NumberDirectory;
import io.centralita.proxy.sending.Sends;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The first words that two people get from the number between them.
@Component
class Introductions {
  private static final Logger log = LoggerFactory.getLogger(Introductions.class);

  private final Sends sends;
  private final NumberDirectory numbers;

  Introductions(Sends sends, NumberDirectory numbers) {
    this.sends = sends;
    this.numbers = numbers;
  }

  void introduce(Link link, LeadAssigned assigned) {
    introduce(
        link,
        Side.CUSTOMER,
        new Template(
            "introduction-customer",
            Map.of(
                "provider", assigned.providerName(),
                "category", assigned.category(),
                "code", assigned.code())));
    var forProvider = new HashMap<String, String>();
    forProvider.put("category", assigned.category());
    forProvider.put("district", assigned.district());
    forProvider.put("code", assigned.code());
    if (assigned.customerName() != null) {
      forProvider.put("customer", assigned.customerName());
    }
    introduce(link, Side.PROVIDER, new Template("introduction-provider", forProvider));
  }

  private void introduce(Link link, Side side, Template words) {
    sends.ask(
        new SendMessage(
            new SendId(EventIds.derived("introduction", link.id().toString(), side.name())),
            link.tenant(),
            link.at(side),
            link.numberOf(side),
            words,
            link.lead(),
            "introduction"));
  }

  /// The two cannot be linked yet; each hears so from the marketplace's own number.
  void askToWait(UUID cause, LeadAssigned assigned) {
    apologize("pool-exhausted", cause, assigned);
  }

  /// The two waited, and will not be linked any more.
  void giveUp(UUID cause, LeadAssigned assigned) {
    apologize("waited-in-vain", cause, assigned);
  }

  private void apologize(String template, UUID cause, LeadAssigned assigned) {
    apologize(template, cause, assigned, Side.CUSTOMER, assigned.customer());
    apologize(template, cause, assigned, Side.PROVIDER, assigned.providerAddress());
  }

  private void apologize(
      String template, UUID cause, LeadAssigned assigned, Side side, Address person) {
    var main = numbers.main(assigned.tenant(), person.channel());
    if (main.isEmpty()) {
      log.warn(
          "{} has no main number for {}: the {} of lead {} is not told {}",
          assigned.tenant(),
          person.channel(),
          side,
          assigned.lead(),
          template);
      return;
    }
    sends.ask(
        new SendMessage(
            new SendId(EventIds.derived(template, cause.toString(), side.name())),
            assigned.tenant(),
            person,
            main.get(),
            new Template(template, Map.of("code", assigned.code())),
            assigned.lead(),
            template));
  }
}
