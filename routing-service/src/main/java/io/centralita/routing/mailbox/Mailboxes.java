package io.centralita.routing.mailbox;

import io.centralita.contracts.address.Address;
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
import io.centralita.contracts.proxy.LinkState;
import io.centralita.contracts.proxy.LinkState.LinkOpened;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import io.centralita.kit.consumer.KeyState;
import io.centralita.kit.consumer.KeyState.Current;
import io.centralita.kit.consumer.KeyState.Ended;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Puts conversations into mailboxes. A lead's change, a link and the first message of a
/// conversation come in any order: each puts in place what the others have left.
@Component
public class Mailboxes {
  private final MailboxStore store;

  Mailboxes(MailboxStore store) {
    this.store = store;
  }

  void on(LeadChange change) {
    switch (change) {
      case OfferMade offer ->
          isProvider(offer.tenant(), offer.providerAddress(), offer.provider(), offer.at());
      case LeadAssigned lead ->
          isProvider(lead.tenant(), lead.providerAddress(), lead.provider(), lead.at());
      case LeadOpened _,
          CandidatesProposed _,
          OfferAccepted _,
          OfferDeclined _,
          OfferExpired _,
          LeadExhausted _,
          LeadAbandoned _,
          LeadCancelled _,
          JobStarted _,
          JobFinished _,
          JobRated _,
          JobGivenBack _ -> {}
    }
  }

  void on(KeyState<LinkState> state) {
    switch (state) {
      case Current<LinkState>(_, var event) -> {
        switch (event.data()) {
          case LinkOpened link -> {
            store.alone(link.tenant());
            store.paired(link, link.customer());
            store.paired(link, link.provider());
            assign(link.tenant(), link.customer());
            assign(link.tenant(), link.provider());
          }
        }
      }
      // What was said stays where it is until somebody else is linked.
      case Ended<LinkState>(var key) -> store.parted(LinkId.of(key));
    }
  }

  /// A conversation with this person has begun.
  public void begun(TenantId tenant, Address person) {
    store.besideOthers(tenant);
    assign(tenant, person);
  }

  /// Whether the person talks with somebody over another of our numbers, and lets it write to them.
  public boolean talksElsewhere(
      TenantId tenant, Address person, BusinessNumber number, Instant now) {
    return store.talksElsewhere(tenant, person, number, now);
  }

  private void isProvider(TenantId tenant, Address person, ProviderId provider, Instant at) {
    if (store.knows(tenant, person, provider)) {
      return;
    }
    store.alone(tenant);
    if (store.isProvider(tenant, person, provider, at)) {
      store.assignAllOf(tenant, person);
    }
  }

  private void assign(TenantId tenant, Address person) {
    store.assignPairings(tenant, person);
    store.dealsWithOwner(tenant, person);
  }
}
