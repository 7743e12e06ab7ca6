package io.centralita.contracts.proxy;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;

/// `proxy.links.v1`: the open links, compacted, keyed by the link. A closed link is a tombstone.
public sealed interface LinkState {

  record LinkOpened(
      LinkId link,
      TenantId tenant,
      LeadId lead,
      BusinessNumber proxyNumber,
      Address customer,
      Address provider,
      Instant openedAt,
      Instant expiresAt)
      implements LinkState {}
}
