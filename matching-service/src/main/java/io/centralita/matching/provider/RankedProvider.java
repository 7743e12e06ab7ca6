package io.centralita.matching.provider;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.values.ProviderId;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// A provider who does the job in one of the districts that were looked at, and could do it now.
///
/// @param timeZone where their clock is; null is the tenant's
public record RankedProvider(
    ProviderId id,
    String name,
    Address address,
    Rating rating,
    @Nullable ZoneId timeZone,
    Rank rank) {

  /// What decides about the position.
  ///
  /// @param tier how reliable they have shown to be; 0 while nobody knows
  /// @param district where they do it; the one nearest to the customer that fits
  /// @param distance 0 for the customer's own district, then 1, 2, … by distance
  /// @param lastOffer when they were last offered a job; null is never
  public record Rank(
      double score,
      int tier,
      String district,
      String districtName,
      int distance,
      @Nullable Instant lastOffer) {}
}
