package io.centralita.proxy.link;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Two people linked over a proxy number.
///
/// @param closed when and why it ended; null while it is open
public record Link(
    LinkId id,
    TenantId tenant,
    LeadId lead,
    BusinessNumber proxyNumber,
    Address customer,
    Address provider,
    Instant openedAt,
    Instant expiresAt,
    @Nullable Closing closed) {

  public record Closing(CloseReason reason, Instant at) {}

  public boolean isDue(Instant at) {
    return !at.isBefore(expiresAt);
  }

  /// Whether it was open at that time, as far as is known now.
  public boolean wasOpen(Instant at) {
    return !isDue(at) && (closed == null || at.isBefore(closed.at()));
  }

  /// The side that a participant is on.
  public Side sideOf(Address person) {
    return person.samePersonAs(customer) ? Side.CUSTOMER : Side.PROVIDER;
  }

  public Address at(Side side) {
    return switch (side) {
      case CUSTOMER -> customer;
      case PROVIDER -> provider;
    };
  }

  public static Side other(Side side) {
    return switch (side) {
      case CUSTOMER -> Side.PROVIDER;
      case PROVIDER -> Side.CUSTOMER;
    };
  }

  /// The other one of the two.
  public Address counterpart(Address person) {
    return at(other(sideOf(person)));
  }

  boolean isBetween(Address oneCustomer, Address oneProvider) {
    return customer.samePersonAs(oneCustomer) && provider.samePersonAs(oneProvider);
  }
}
