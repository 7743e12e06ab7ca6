package io.centralita.matching.lead;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.lead.Happening.TimePassed;
import io.centralita.matching.lead.LeadState.Open;
import io.centralita.matching.lead.Outcome.Changed;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes happenings happen: locks the lead, decides, keeps and tells, all in one transaction (the
/// surrounding one where there is one).
@Component
public final class Leads {
  private final LeadStore store;
  private final OfferStore offers;
  private final LeadPublisher publisher;
  private final Patience patience;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  Leads(
      LeadStore store,
      OfferStore offers,
      LeadPublisher publisher,
      Patience patience,
      InstantSource clock,
      TransactionTemplate transaction) {
    this.store = store;
    this.offers = offers;
    this.publisher = publisher;
    this.patience = patience;
    this.clock = clock;
    this.transaction = transaction;
  }

  /// @param cause what the ids of everything that follows are derived from
  /// @throws IllegalStateException when there is no such lead
  public Outcome happen(LeadId id, Happening happening, UUID cause) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          var lead =
              store.lock(id).orElseThrow(() -> new IllegalStateException("There is no lead " + id));
          return apply(lead, happening, cause);
        }));
  }

  /// A lead that the caller has locked.
  Outcome apply(Lead lead, Happening happening, UUID cause) {
    var outcome = LeadDecision.decide(lead, happening, patience, clock.instant());
    if (outcome instanceof Changed changed) {
      store.update(lead, changed.lead());
    }
    publisher.publish(outcome, cause);
    return outcome;
  }

  void open(Lead blank, List<Candidate> candidates, UUID cause) {
    var opened = LeadDecision.open(blank, candidates, patience, clock.instant());
    store.insert(opened.lead());
    publisher.publish(opened, cause);
  }

  public Optional<Lead> find(TenantId tenant, LeadId lead) {
    return store.find(tenant, lead);
  }

  public Optional<LeadId> leadOf(TenantId tenant, OfferId offer) {
    return offers.leadOf(tenant, offer);
  }

  /// Moves leads on whose time is over; returns how many.
  public int moveOn(int limit) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          var due = store.lockDue(clock.instant(), limit);
          for (var lead : due) {
            apply(lead, new TimePassed(), deadline(lead));
          }
          return due.size();
        }));
  }

  private static UUID deadline(Lead lead) {
    var until = lead.state() instanceof Open open ? open.until() : lead.openedAt();
    return EventIds.derived("deadline", lead.id().toString(), until.toString());
  }
}
