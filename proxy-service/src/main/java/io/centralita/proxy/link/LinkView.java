package io.centralita.proxy.link;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A link as the API shows it: people by their hints alone.
///
/// @param proxyNumber the customer's
/// @param providersNumber where it is another
/// @param ttl seconds
/// @param closeReason `expired` or `ended`; absent while the link is open, like `closedAt`
record LinkView(
    LinkId id,
    LeadId lead,
    BusinessNumber proxyNumber,
    @Nullable BusinessNumber providersNumber,
    String mode,
    long ttl,
    Person customer,
    Person provider,
    Instant openedAt,
    Instant expiresAt,
    @Nullable Instant closedAt,
    @Nullable String closeReason) {

  record Person(Channel channel, String hint) {
    static Person of(Address address) {
      return new Person(address.channel(), address.hint());
    }
  }

  static LinkView of(Link link) {
    var closed = link.closed();
    return new LinkView(
        link.id(),
        link.lead(),
        link.proxyNumber(),
        link.numberOf(Side.PROVIDER).equals(link.proxyNumber())
            ? null
            : link.numberOf(Side.PROVIDER),
        link.terms().mode().code(),
        link.terms().ttl().toSeconds(),
        Person.of(link.customer()),
        Person.of(link.provider()),
        link.openedAt(),
        link.expiresAt(),
        closed == null ? null : closed.at(),
        closed == null ? null : closed.reason().code());
  }
}
