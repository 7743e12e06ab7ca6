package io.centralita.matching.lead;

import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.By;
import io.centralita.contracts.matching.LeadChange.CalledOff;
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
import io.centralita.contracts.values.DisplayName;
import io.centralita.matching.lead.Progress.Given;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a lead has to say to other services, in their words.
final class Facts {
  private Facts() {}

  static LeadChange opened(Lead lead, Instant at) {
    var customer = lead.customer();
    return new LeadOpened(
        lead.id(),
        lead.tenant(),
        lead.code(),
        customer.address(),
        DisplayName.textOf(customer.name()),
        customer.number(),
        customer.language(),
        lead.category(),
        lead.district(),
        at);
  }

  static LeadChange proposed(Lead lead, Instant at) {
    return new CandidatesProposed(
        lead.id(),
        lead.tenant(),
        category(lead),
        district(lead),
        lead.candidates().stream().map(Facts::candidate).toList(),
        at);
  }

  private static CandidatesProposed.Candidate candidate(Candidate candidate) {
    return new CandidatesProposed.Candidate(
        candidate.position(), candidate.provider(), candidate.name(), candidate.reason());
  }

  static LeadChange made(Lead lead, Offer offer, Instant at) {
    var provider = lead.candidate(offer.provider());
    return new OfferMade(
        lead.id(),
        lead.tenant(),
        offer.id(),
        provider.provider(),
        provider.address(),
        offer.expiresAt(),
        at);
  }

  static LeadChange accepted(Lead lead, Offer offer, Instant at) {
    return new OfferAccepted(lead.id(), lead.tenant(), offer.id(), offer.provider(), at);
  }

  static LeadChange declined(Lead lead, Offer offer, Instant at) {
    return new OfferDeclined(lead.id(), lead.tenant(), offer.id(), offer.provider(), at);
  }

  static LeadChange expired(Lead lead, Offer offer, Instant at) {
    return new OfferExpired(lead.id(), lead.tenant(), offer.id(), offer.provider(), at);
  }

  static LeadChange assigned(Lead lead, Offer offer, Instant at) {
    var winner = lead.candidate(offer.provider());
    return new LeadAssigned(
        lead.id(),
        lead.tenant(),
        lead.code(),
        category(lead),
        district(lead),
        offer.id(),
        lead.customer().address(),
        DisplayName.textOf(lead.customer().name()),
        winner.provider(),
        winner.name(),
        winner.address(),
        at);
  }

  static LeadChange exhausted(Lead lead, Instant at) {
    return new LeadExhausted(lead.id(), lead.tenant(), at);
  }

  static LeadChange abandoned(Lead lead, Instant at) {
    return new LeadAbandoned(lead.id(), lead.tenant(), at);
  }

  static LeadChange cancelled(Lead lead, @Nullable CalledOff calledOff, Instant at) {
    return new LeadCancelled(lead.id(), lead.tenant(), calledOff, at);
  }

  static LeadChange started(Lead lead, Offer offer, By by, Instant at) {
    return new JobStarted(lead.id(), lead.tenant(), offer.id(), offer.provider(), by, at);
  }

  static LeadChange finished(Lead lead, Offer offer, By by, Instant at) {
    return new JobFinished(lead.id(), lead.tenant(), offer.id(), offer.provider(), by, at);
  }

  static LeadChange rated(Lead lead, Offer offer, Given given, @Nullable Given before, Instant at) {
    var insteadOf = before == null ? null : before.stars();
    return new JobRated(
        lead.id(), lead.tenant(), offer.id(), offer.provider(), given.stars(), insteadOf, at);
  }

  static LeadChange givenBack(Lead lead, Offer offer, Instant at) {
    return new JobGivenBack(lead.id(), lead.tenant(), offer.id(), offer.provider(), at);
  }

  private static String category(Lead lead) {
    return Objects.requireNonNull(lead.category(), "category");
  }

  private static String district(Lead lead) {
    return Objects.requireNonNull(lead.district(), "district");
  }
}
