package io.centralita.matching.provider;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.values.ProviderId;

/// A provider who does the job in one of the districts that were looked at.
///
/// @param district where they do it; the one nearest to the customer that fits
/// @param distance 0 for the customer's own district, then 1, 2, … by distance
public record RankedProvider(
    ProviderId id,
    String name,
    Address address,
    Rating rating,
    double score,
    String district,
    int distance) {}
