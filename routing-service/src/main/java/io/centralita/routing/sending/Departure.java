package io.centralita.routing.sending;

import io.centralita.routing.carrier.CarrierLine;
import io.centralita.routing.carrier.Parcel;

/// A send on its way to the carrier.
///
/// @param probing whether its sender had been asked to slow down: that it is taken is news
record Departure(Send send, Parcel parcel, CarrierLine line, boolean probing) {}
