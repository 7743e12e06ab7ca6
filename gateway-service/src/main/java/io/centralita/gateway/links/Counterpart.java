package io.centralita.gateway.links;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.proxy.CallTerms;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LinkId;
import java.time.Instant;

/// Who is at the other end of a link.
///
/// @param other sealed, on the channel `VOICE`, without a hint: nobody looks at it here
/// @param number the one of ours by which the other knows the caller
/// @param takesCalls whether the two may speak, and not only write
/// @param calls how they may speak
/// @param expiresAt the first moment at which the link is over
public record Counterpart(
    LinkId link,
    Address other,
    BusinessNumber number,
    boolean takesCalls,
    CallTerms calls,
    Instant expiresAt) {}
