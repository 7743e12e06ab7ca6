package io.centralita.matching.lead;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.SendId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A lead offered to one provider (L7).
///
/// @param expiresAt an answer written at this instant is too late
/// @param closedAt when it was accepted, declined, expired, withdrawn or given back
/// @param undelivered why its message never reached the provider, as a code of routing-service's
///   catalogue; null as far as anybody knows it did
public record Offer(
    OfferId id,
    ProviderId provider,
    Status status,
    Instant offeredAt,
    Instant expiresAt,
    @Nullable Instant closedAt,
    @Nullable String undelivered) {

  public enum Status {
    OPEN,
    ACCEPTED,
    DECLINED,
    EXPIRED,
    /// The customer no longer wants the job, or somebody else has it.
    WITHDRAWN,
    /// The provider had the job and cannot do it after all.
    GIVEN_BACK
  }

  /// A lead is offered to a provider once at most, so the two determine the id.
  static OfferId idOf(LeadId lead, ProviderId provider) {
    return new OfferId(EventIds.derived("offer", lead.toString(), provider.toString()));
  }

  static Offer open(LeadId lead, ProviderId provider, Instant from, Instant until) {
    return new Offer(idOf(lead, provider), provider, Status.OPEN, from, until, null, null);
  }

  /// Names the message that brings the offer to the provider, so that its fate is recognised. When
  /// the offer is shown again, that is another message.
  SendId send() {
    return new SendId(EventIds.derived("send", "offer", id.toString()));
  }

  boolean isInTime(Instant saidAt) {
    return saidAt.isBefore(expiresAt);
  }

  Offer closed(Status how, Instant at) {
    return new Offer(id, provider, how, offeredAt, expiresAt, at, undelivered);
  }

  /// Nobody can answer what they never received.
  Offer undelivered(String reason, Instant at) {
    return new Offer(id, provider, Status.EXPIRED, offeredAt, expiresAt, at, reason);
  }
}
