package io.centralita.proxy.link;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.proxy.CallTerms;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A session that both people are in: linked over a number, or over one number each.
///
/// @param announcedEnd the end as others were last told; interactions may have moved it since
/// @param tellsPeople whether both hear of the end
/// @param calls how the two call each other, as their service has it today
/// @param closed when and why it ended; null while it is open
public record Link(
    LinkId id,
    TenantId tenant,
    LeadId lead,
    Terms terms,
    End customerEnd,
    End providerEnd,
    Instant openedAt,
    Instant expiresAt,
    Instant announcedEnd,
    boolean tellsPeople,
    CallTerms calls,
    @Nullable Closing closed) {

  public record Closing(CloseReason reason, Instant at) {}

  /// One of the two, and the number that this one writes to and hears from.
  public record End(UUID participant, Address person, BusinessNumber number) {}

  public boolean isDue(Instant at) {
    return !at.isBefore(expiresAt);
  }

  /// Whether it was open at that time, as far as is known now.
  public boolean wasOpen(Instant at) {
    return !isDue(at) && (closed == null || at.isBefore(closed.at()));
  }

  public Address customer() {
    return customerEnd.person();
  }

  public Address provider() {
    return providerEnd.person();
  }

  /// The customer's; the other's may be another.
  public BusinessNumber proxyNumber() {
    return customerEnd.number();
  }

  /// The side that a participant is on.
  public Side sideOf(Address person) {
    return person.samePersonAs(customer()) ? Side.CUSTOMER : Side.PROVIDER;
  }

  public End end(Side side) {
    return switch (side) {
      case CUSTOMER -> customerEnd;
      case PROVIDER -> providerEnd;
    };
  }

  public Address at(Side side) {
    return end(side).person();
  }

  /// The number that the one on that side writes to and hears from.
  public BusinessNumber numberOf(Side side) {
    return end(side).number();
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
    return customer().samePersonAs(oneCustomer) && provider().samePersonAs(oneProvider);
  }
}
