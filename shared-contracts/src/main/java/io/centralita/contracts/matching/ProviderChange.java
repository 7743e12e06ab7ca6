package io.centralita.contracts.matching;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `matching.providers.v1`: what changes in the tenants' directories, in order, keyed by the
/// provider. What changes several times within a moment may be told once, as it is in the end.
public sealed interface ProviderChange {

  ProviderId provider();

  TenantId tenant();

  Instant at();

  /// Somebody is in the directory who was not.
  record ProviderRegistered(ProviderId provider, TenantId tenant, Profile profile, Instant at)
      implements ProviderChange {}

  /// Something about them is not as it was.
  record ProviderChanged(ProviderId provider, TenantId tenant, Profile profile, Instant at)
      implements ProviderChange {}

  /// They are not proposed to anybody.
  ///
  /// @param until when that ends by itself; absent: when they or the tenant end it
  record ProviderPaused(ProviderId provider, TenantId tenant, @Nullable Instant until, Instant at)
      implements ProviderChange {}

  /// They are proposed again.
  record ProviderResumed(ProviderId provider, TenantId tenant, Instant at)
      implements ProviderChange {}

  /// They are no longer in the directory.
  record ProviderRemoved(ProviderId provider, TenantId tenant, Instant at)
      implements ProviderChange {}

  /// A provider as others may know them.
  ///
  /// @param externalId the marketplace's own id
  /// @param categories codes of what they do; each of it in each of the districts
  /// @param stars average of the votes; 0 while there are none
  /// @param timeZone where their clock is; absent: as the tenant has it
  record Profile(
      String externalId,
      String name,
      Address address,
      Language language,
      List<String> categories,
      List<String> districts,
      BigDecimal stars,
      int votes,
      @Nullable String timeZone) {
    public Profile {
      categories = List.copyOf(categories);
      districts = List.copyOf(districts);
    }
  }
}
