package io.centralita.routing.catalogue;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.matching.CatalogueState;
import io.centralita.contracts.values.TenantId;
import io.centralita.kit.following.Reading;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/// One reading of all catalogues, which shows when it is complete.
final class CatalogueReading implements Reading<CatalogueState> {
  private final Catalogues catalogues;
  private final Catalogues.Draft draft;
  private final BiConsumer<TenantId, ServiceCatalogue> whole;
  private final BiConsumer<TenantId, ServiceCatalogue> change;
  private final Set<TenantId> changed = new HashSet<>();

  /// @param whole hears of each tenant when all is read
  /// @param change hears of each whose catalogue changes after that
  CatalogueReading(
      Catalogues catalogues,
      BiConsumer<TenantId, ServiceCatalogue> whole,
      BiConsumer<TenantId, ServiceCatalogue> change) {
    this.catalogues = catalogues;
    this.draft = catalogues.draft();
    this.whole = whole;
    this.change = change;
  }

  @Override
  public void put(CatalogueState state) {
    draft.put(state);
    changed.add(state.tenant());
  }

  @Override
  public void remove(String key) {
    changed.add(draft.remove(key));
  }

  /// A tenant of whom nothing is said any more has what everybody has.
  @Override
  public void complete(Instant asOf) {
    changed.addAll(catalogues.tenants());
    catalogues.publish(draft, changed, whole);
    changed.clear();
  }

  @Override
  public void changed() {
    catalogues.publish(draft, changed, change);
    changed.clear();
  }
}
