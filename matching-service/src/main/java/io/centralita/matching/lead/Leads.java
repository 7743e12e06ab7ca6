package io.centralita.matching.lead;

import static java.util.stream.Collectors.toSet;

import io.centralita.contracts.matching.LeadChange.JobRated;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import io.centralita.contracts.values.SendId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.lead.Happening.NotDelivered;
import io.centralita.matching.lead.Happening.TimePassed;
import io.centralita.matching.lead.Outcome.Changed;
import io.centralita.matching.provider.Hindrances;
import io.centralita.matching.provider.Ratings;
import io.centralita.matching.settings.TenantSettings;
import io.centralita.matching.settings.Terms;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes happenings happen: locks the lead, decides, keeps and tells, all in one transaction (the
/// surrounding one where there is one).
@Component
public final class Leads {
  private final LeadStore store;
  private final LeadPageStore pages;
  private final OfferStore offers;
  private final Fallbacks fallbacks;
  private final Ratings ratings;
  private final LeadPublisher publisher;
  private final Restatements restatements;
  private final TenantSettings settings;
  private final Reminding reminding;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  Leads(
      LeadStore store,
      LeadPageStore pages,
      OfferStore offers,
      Fallbacks fallbacks,
      Ratings ratings,
      LeadPublisher publisher,
      Restatements restatements,
      TenantSettings settings,
      Reminding reminding,
      InstantSource clock,
      TransactionTemplate transaction) {
    this.store = store;
    this.pages = pages;
    this.offers = offers;
    this.fallbacks = fallbacks;
    this.ratings = ratings;
    this.publisher = publisher;
    this.restatements = restatements;
    this.settings = settings;
    this.reminding = reminding;
    this.clock = clock;
    this.transaction = transaction;
  }

  /// What a person says. They are answered in any case, though not each time that they say the same
  /// within a minute.
  ///
  /// @throws IllegalStateException when there is no such lead
  public Outcome happen(LeadId id, Happening happening, Prompt prompt) {
    return locked(id, lead -> apply(lead, happening, prompt));
  }

  /// What a carrier does not do. A lead that is not here, such as one from before the database was
  /// made anew, has nobody to see to.
  ///
  /// @param cause what the ids of everything that follows are derived from
  /// @return nothing when there is no such lead
  public Optional<Outcome> notDelivered(LeadId id, SendId send, String reason, UUID cause) {
    return Optional.ofNullable(
        transaction.execute(_ ->
            store
                .lock(id)
                .map(lead -> apply(lead, new NotDelivered(send, reason), new Prompt(cause, reason)))
                .orElse(null)));
  }

  /// What another system asks for. The outcome is its answer; people hear of it only when something
  /// changed.
  public Outcome command(LeadId id, Happening happening, UUID cause) {
    return locked(
        id,
        lead -> {
          var terms = settings.of(lead.tenant());
          return keep(lead, decide(lead, happening, terms), terms, cause);
        });
  }

  private Outcome locked(LeadId id, Function<Lead, Outcome> change) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          var lead =
              store.lock(id).orElseThrow(() -> new IllegalStateException("There is no lead " + id));
          return change.apply(lead);
        }));
  }

  /// A lead that the caller has locked.
  Outcome apply(Lead lead, Happening happening, Prompt prompt) {
    var terms = settings.of(lead.tenant());
    var outcome = keep(lead, decide(lead, happening, terms), terms, prompt.cause());
    if (!(outcome instanceof Changed)) {
      restatements.tell(outcome, terms.timeZone(), prompt);
    }
    return outcome;
  }

  /// Leads that the caller has locked and whose time is over. They are many, and go with a few
  /// statements; each says the same as it would alone.
  ///
  /// @return how many moved on; the others are left for later, because somebody on their lists is
  ///   about to be offered another job
  int passTime(List<Lead> due, Function<Lead, UUID> cause) {
    var leads = fallbacks.unhindered(due);
    var terms = settings.of(leads.stream().map(Lead::tenant).collect(toSet()));
    var hindrances = fallbacks.hindrances(leads, terms);
    var changes = new ArrayList<LeadStore.Change>();
    for (var lead : leads) {
      var theirs = Objects.requireNonNull(terms.get(lead.tenant()));
      if (decide(lead, new TimePassed(), theirs, hindrances) instanceof Changed changed) {
        Fallbacks.count(lead, changed.lead(), hindrances);
        changes.add(new LeadStore.Change(lead, changed.lead()));
        publisher.publish(changed, cause.apply(lead), theirs.timeZone());
      }
    }
    store.update(changes);
    return leads.size();
  }

  private Outcome decide(Lead lead, Happening happening, Terms terms) {
    return decide(lead, happening, terms, fallbacks.hindrances(lead, happening, terms));
  }

  private Outcome decide(Lead lead, Happening happening, Terms terms, Hindrances hindrances) {
    var overtaken = !lead.isOpen() && store.isOvertaken(lead);
    return LeadDecision.decide(
        lead,
        happening,
        Patience.of(terms, reminding),
        clock.instant(),
        overtaken,
        Fallbacks.hindered(lead, hindrances));
  }

  private Outcome keep(Lead before, Outcome outcome, Terms terms, UUID cause) {
    if (outcome instanceof Changed changed) {
      store.update(List.of(new LeadStore.Change(before, changed.lead())));
      rate(changed);
      publisher.publish(changed, cause, terms.timeZone());
    }
    return outcome;
  }

  private void rate(Changed changed) {
    for (var fact : changed.facts()) {
      if (fact instanceof JobRated rated) {
        ratings.rate(rated.provider(), rated.stars(), rated.insteadOf());
      }
    }
  }

  void open(Lead blank, List<Candidate> candidates, UUID cause) {
    var terms = settings.of(blank.tenant());
    var opened =
        LeadDecision.open(blank, candidates, Patience.of(terms, reminding), clock.instant());
    store.insert(opened.lead());
    publisher.publish(opened, cause, terms.timeZone());
  }

  public Optional<Lead> find(TenantId tenant, LeadId lead) {
    return pages.find(tenant, lead);
  }

  public Optional<LeadId> leadOf(TenantId tenant, OfferId offer) {
    return offers.leadOf(tenant, offer);
  }
}
