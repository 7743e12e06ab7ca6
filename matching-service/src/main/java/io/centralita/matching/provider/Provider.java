package io.centralita.matching.provider;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody who does jobs for a tenant's customers.
///
/// @param externalId the marketplace's own id
/// @param categories codes of what they do; each of it in each of the districts
record Provider(
    ProviderId id,
    String externalId,
    String name,
    Address address,
    Language language,
    List<String> categories,
    List<String> districts,
    Rating rating,
    Times times,
    Standing standing) {

  /// When they can work.
  ///
  /// @param zone where their clock is, as the directory has it
  /// @param ofNumber where it is by their number, for want of that; null is the tenant's
  /// @param hours when they take offers; null is always
  /// @param jobsAtOnce how many they can have in hand; null is as the tenant has it
  record Times(
      @Nullable ZoneId zone,
      @Nullable ZoneId ofNumber,
      @Nullable OpeningHours hours,
      @Nullable Integer jobsAtOnce) {
    static final Times ALWAYS = new Times(null, null, null, null);

    /// @return null is the tenant's
    @Nullable ZoneId clock() {
      return zone == null ? ofNumber : zone;
    }
  }

  /// What is not theirs to hand in with a form.
  ///
  /// @param pausedUntil when the pause ends by itself
  record Standing(boolean paused, @Nullable Instant pausedUntil, boolean optedOut, int tier) {
    static final Standing NEW = new Standing(false, null, false, 0);
  }

  Provider {
    categories = List.copyOf(categories);
    districts = List.copyOf(districts);
  }

  /// The same marketplace's id is the same provider, however often it is imported.
  static ProviderId idOf(TenantId tenant, String externalId) {
    return new ProviderId(EventIds.derived("provider", tenant.value(), externalId));
  }
}
