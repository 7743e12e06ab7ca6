package io.centralita.proxy.session;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.proxy.pool.Place;
import org.jspecify.annotations.Nullable;

/// Somebody who is to be in a session.
///
/// @param place where their own number is from
/// @param number the one that they are to write to; absent to have one chosen
public record NewParticipant(
    Address address, Place place, @Nullable String friendlyName, @Nullable BusinessNumber number) {}
