package io.centralita.proxy.link;

import io.centralita.contracts.values.BusinessNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The last session that somebody had on a number.
///
/// @param whom the ref of the other one in it; absent when nobody was
/// @param others whether somebody was there in their place before
/// @param at when they got the number
/// @param leftAt when they left, or it ended
/// @param open whether they have one there now: whoever has, takes the number for nobody else
record Met(
    String person,
    BusinessNumber number,
    @Nullable String whom,
    boolean others,
    Instant at,
    @Nullable Instant leftAt,
    boolean open) {}
