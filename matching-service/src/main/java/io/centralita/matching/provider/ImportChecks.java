package io.centralita.matching.provider;

import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.catalogue.Catalogues;
import io.centralita.matching.settings.TenantSettings;
import org.springframework.stereotype.Component;

/// Begins to check what a tenant brings into the directory, by its own catalogue and clock.
@Component
final class ImportChecks {
  private final Catalogues catalogues;
  private final TenantSettings settings;
  private final AddressSealer sealer;

  ImportChecks(Catalogues catalogues, TenantSettings settings, AddressSealer sealer) {
    this.catalogues = catalogues;
    this.settings = settings;
    this.sealer = sealer;
  }

  ImportCheck begin(TenantId tenant) {
    return new ImportCheck(
        tenant, catalogues.codes(tenant), settings.of(tenant).timeZone(), sealer);
  }
}
