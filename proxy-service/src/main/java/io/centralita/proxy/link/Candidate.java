package io.centralita.proxy.link;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.proxy.pool.Place;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A number of a service's pool, as far as it matters to who looks for one.
///
/// @param reserved only for who asks for this number
/// @param lastUsedAt by anybody, to a second or so; absent when it never was
record Candidate(
    BusinessNumber number,
    Set<Channel> channels,
    boolean reserved,
    Place place,
    @Nullable Instant lastUsedAt) {}
