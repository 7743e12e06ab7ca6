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

/// Two people in a session: linked over a number, or over one number each. A session in which
/// somebody is replaced is another link to who writes, of the same id.
///
/// @param openedAt when the session was made; it may have been empty then
/// @param joinedAt since when the two are in it together: what was written before was for somebody
///   else
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
    Instant joinedAt,
    Instant expiresAt,
    Instant announcedEnd,
    boolean tellsPeople,
    CallTerms calls,
    @Nullable Closing closed) {

  public record Closing(CloseReason reason, Instant at) {}

  /// One of the two, and the number that this one writes to and hears from.
  ///
  /// @param leftAt when they were taken out of the session; null while they are in it
  public record End(
      UUID participant, Address person, BusinessNumber number, @Nullable Instant leftAt) {

    public End(UUID participant, Address person, BusinessNumber number) {
      this(participant, person, number, null);
    }
  }

  /// Two who came in as it was made.
  public Link(
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
    this(
        id,
        tenant,
        lead,
        terms,
        customerEnd,
        providerEnd,
        openedAt,
        openedAt,
        expiresAt,
        announcedEnd,
        tellsPeople,
        calls,
        closed);
  }

  public boolean isDue(Instant at) {
    return !at.isBefore(expiresAt);
  }

  /// Whether the two had each other at that time, as far as is known now.
  public boolean wasOpen(Instant at) {
    return !at.isBefore(joinedAt)
        && !isDue(at)
        && (closed == null || at.isBefore(closed.at()))
        && isIn(customerEnd, at)
        && isIn(providerEnd, at);
  }

  private static boolean isIn(End end, Instant at) {
    var left = end.leftAt();
    return left == null || at.isBefore(left);
  }

  /// Whether it is open, and both are in it.
  public boolean isWhole() {
    return closed == null && customerEnd.leftAt() == null && providerEnd.leftAt() == null;
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

  public boolean isOf(Address person) {
    return person.samePersonAs(customer()) || person.samePersonAs(provider());
  }

  /// The side that one of the two is on.
  public Side sideOf(Address person) {
    if (!isOf(person)) {
      throw new IllegalArgumentException("Link " + id + " is of two others");
    }
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

  /// Whether those two participants are the two, whoever is the customer.
  public boolean isBetween(UUID one, UUID other) {
    var customer = customerEnd.participant();
    var provider = providerEnd.participant();
    return (customer.equals(one) && provider.equals(other))
        || (customer.equals(other) && provider.equals(one));
  }

  boolean isBetween(Address oneCustomer, Address oneProvider) {
    return customer().samePersonAs(oneCustomer) && provider().samePersonAs(oneProvider);
  }
}
