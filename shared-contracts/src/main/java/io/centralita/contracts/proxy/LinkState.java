package io.centralita.contracts.proxy;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `proxy.links.v1`: the open links, compacted, keyed by the link. A closed link is a tombstone.
public sealed interface LinkState {

  /// @param proxyNumber the customer's; the provider's as well unless `providerNumber` says
  ///   otherwise
  /// @param providerNumber the number that the provider writes to and hears from, where it is
  ///   another
  /// @param openedAt since when the two have each other; of two links of one person on a number the
  ///   later is the one that counts
  /// @param mode by what the two may reach each other; absent for both ways, see [#takesCalls()]
  /// @param calls how they call each other; absent for as usual, see [#callTerms()]
  record LinkOpened(
      LinkId link,
      TenantId tenant,
      LeadId lead,
      BusinessNumber proxyNumber,
      Address customer,
      Address provider,
      Instant openedAt,
      Instant expiresAt,
      @Nullable BusinessNumber providerNumber,
      @Nullable SessionMode mode,
      @Nullable CallTerms calls)
      implements LinkState {

    /// One number between two who may write and call, as most are.
    public LinkOpened(
        LinkId link,
        TenantId tenant,
        LeadId lead,
        BusinessNumber proxyNumber,
        Address customer,
        Address provider,
        Instant openedAt,
        Instant expiresAt) {
      this(
          link,
          tenant,
          lead,
          proxyNumber,
          customer,
          provider,
          openedAt,
          expiresAt,
          null,
          null,
          null);
    }

    /// The number that one of the two writes to and hears from.
    public BusinessNumber numberOf(Address person) {
      return providerNumber == null || person.samePersonAs(customer) ? proxyNumber : providerNumber;
    }

    public boolean takesCalls() {
      return mode != SessionMode.MESSAGE_ONLY;
    }

    public CallTerms callTerms() {
      return calls == null ? CallTerms.USUAL : calls;
    }
  }
}
