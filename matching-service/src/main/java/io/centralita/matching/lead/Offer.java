package io.centralita.matching.lead;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import io.centralita.contracts.values.ProviderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A lead offered to one provider (L7).
///
/// @param expiresAt an answer written at this instant is too late
/// @param closedAt when it was accepted, declined, expired or withdrawn
public record Offer(
    OfferId id,
    ProviderId provider,
    Status status,
    Instant offeredAt,
    Instant expiresAt,
    @Nullable Instant closedAt) {

  public enum Status {
    OPEN,
    ACCEPTED,
    DECLINED,
    EXPIRED,
    /// The customer no longer wants the job.
    WITHDRAWN
  }

  /// A lead is offered to a provider once at most, so the two determine the id.
  static OfferId idOf(LeadId lead, ProviderId provider) {
    return new OfferId(EventIds.derived("offer", lead.toString(), provider.toString()));
  }

  Offer closed(Status how, Instant at) {
    return new Offer(id, provider, how, offeredAt, expiresAt, at);
  }
}
