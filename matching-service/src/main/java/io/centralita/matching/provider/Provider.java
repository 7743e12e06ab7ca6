package io.centralita.matching.provider;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import java.util.List;

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
    Rating rating) {

  Provider {
    categories = List.copyOf(categories);
    districts = List.copyOf(districts);
  }

  /// The same marketplace's id is the same provider, however often it is imported.
  static ProviderId idOf(TenantId tenant, String externalId) {
    return new ProviderId(EventIds.derived("provider", tenant.value(), externalId));
  }
}
