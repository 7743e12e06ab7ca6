package io.centralita.contracts.proxy;

import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.SendId;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `proxy.sessions.v1`: what happens on proxy numbers, for the record, keyed by the link.
public sealed interface SessionChange {

  TenantId tenant();

  Instant at();

  record SessionOpened(
      LinkId link,
      TenantId tenant,
      LeadId lead,
      BusinessNumber proxyNumber,
      Instant expiresAt,
      Instant at)
      implements SessionChange {}

  /// A message crossed.
  record InteractionRelayed(
      LinkId link, TenantId tenant, LeadId lead, Side from, SendId send, Instant at)
      implements SessionChange {}

  /// @param reason `expired`, `ended`
  record SessionClosed(LinkId link, TenantId tenant, LeadId lead, String reason, Instant at)
      implements SessionChange {}

  /// No number is free for this pair. Who runs the marketplace must add numbers.
  record PoolExhausted(TenantId tenant, @Nullable LeadId lead, Instant at)
      implements SessionChange {}

  enum Side {
    CUSTOMER,
    PROVIDER
  }
}
