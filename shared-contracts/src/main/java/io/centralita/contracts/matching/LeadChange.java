package io.centralita.contracts.matching;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.DisplayName;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `matching.leads.v1`: what happens to leads, in order, keyed by the lead.
public sealed interface LeadChange {

  LeadId lead();

  TenantId tenant();

  Instant at();

  /// Somebody asked for a job. What is still missing is null and is being asked for.
  ///
  /// @param code the short code by which people may refer to the lead
  /// @param customerName as a `DisplayName` has it
  /// @param number the number that the customer wrote to
  record LeadOpened(
      LeadId lead,
      TenantId tenant,
      String code,
      Address customer,
      @Nullable String customerName,
      BusinessNumber number,
      Language language,
      @Nullable String category,
      @Nullable String district,
      Instant at)
      implements LeadChange {

    public LeadOpened {
      customerName = DisplayName.textOf(DisplayName.of(customerName));
    }
  }

  /// The customer was shown whom to choose from, best first.
  record CandidatesProposed(
      LeadId lead,
      TenantId tenant,
      String category,
      String district,
      List<Candidate> candidates,
      Instant at)
      implements LeadChange {

    public CandidatesProposed {
      candidates = List.copyOf(candidates);
    }

    /// @param position counted from 1
    /// @param reason why this position, for the operator
    public record Candidate(int position, ProviderId provider, String name, String reason) {}
  }

  record OfferMade(
      LeadId lead,
      TenantId tenant,
      OfferId offer,
      ProviderId provider,
      Address providerAddress,
      Instant expiresAt,
      Instant at)
      implements LeadChange {}

  record OfferAccepted(LeadId lead, TenantId tenant, OfferId offer, ProviderId provider, Instant at)
      implements LeadChange {}

  record OfferDeclined(LeadId lead, TenantId tenant, OfferId offer, ProviderId provider, Instant at)
      implements LeadChange {}

  /// The deadline passed, or the offer could not be delivered. An answer that was given in time and
  /// is heard late may still follow.
  record OfferExpired(LeadId lead, TenantId tenant, OfferId offer, ProviderId provider, Instant at)
      implements LeadChange {}

  /// The job is somebody's; the two may now be linked.
  record LeadAssigned(
      LeadId lead,
      TenantId tenant,
      String code,
      String category,
      String district,
      OfferId offer,
      Address customer,
      @Nullable String customerName,
      ProviderId provider,
      String providerName,
      Address providerAddress,
      Instant at)
      implements LeadChange {

    public LeadAssigned {
      customerName = DisplayName.textOf(DisplayName.of(customerName));
    }
  }

  /// Nobody was left to offer it to; the customer was told. An acceptance that was given in time
  /// may still assign it.
  record LeadExhausted(LeadId lead, TenantId tenant, Instant at) implements LeadChange {}

  /// The customer never chose, or never said what was missing. A choice that was made before may
  /// still open it again.
  record LeadAbandoned(LeadId lead, TenantId tenant, Instant at) implements LeadChange {}

  /// Why whoever runs the marketplace takes a job back.
  enum CalledOff {
    CUSTOMER_UNREACHABLE,
    PROVIDER_UNREACHABLE,
    PROVIDER_DID_NOT_COME,
    DISPUTE,
    SAFETY,
    MISTAKE,
    OTHER
  }

  /// The customer no longer wants it, or it was called off. It may have been somebody's job, which
  /// is over then.
  ///
  /// @param calledOff why whoever runs the marketplace took it back; absent when the customer did
  record LeadCancelled(LeadId lead, TenantId tenant, @Nullable CalledOff calledOff, Instant at)
      implements LeadChange {

    public LeadCancelled(LeadId lead, TenantId tenant, Instant at) {
      this(lead, tenant, null, at);
    }
  }

  /// Who says how a job goes on.
  enum By {
    PROVIDER,
    CUSTOMER,
    /// Whoever runs the marketplace, over HTTP.
    OPERATOR
  }

  /// The provider is at work.
  record JobStarted(
      LeadId lead, TenantId tenant, OfferId offer, ProviderId provider, By by, Instant at)
      implements LeadChange {}

  /// The work is done.
  record JobFinished(
      LeadId lead, TenantId tenant, OfferId offer, ProviderId provider, By by, Instant at)
      implements LeadChange {}

  /// The customer says how it was. Somebody who thinks better of it within a day does so again, and
  /// the last one counts.
  ///
  /// @param stars 1 to 5
  /// @param insteadOf the stars that these replace; absent the first time
  record JobRated(
      LeadId lead,
      TenantId tenant,
      OfferId offer,
      ProviderId provider,
      int stars,
      @Nullable Integer insteadOf,
      Instant at)
      implements LeadChange {}

  /// The provider cannot do it after all. The job is nobody's again, and the next is asked: whoever
  /// was linked no longer is.
  record JobGivenBack(LeadId lead, TenantId tenant, OfferId offer, ProviderId provider, Instant at)
      implements LeadChange {}
}
