package io.centralita.routing.catalogue;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.matching.CatalogueState;
import io.centralita.contracts.matching.CatalogueState.CatalogueKey;
import io.centralita.contracts.matching.CatalogueState.CategoryState;
import io.centralita.contracts.matching.CatalogueState.DistrictState;
import io.centralita.contracts.values.TenantId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The catalogues of all tenants. Whoever has none of their own has the one that comes with the
/// build. Written by one thread.
@Component
public class Catalogues {
  private static final ServiceCatalogue STANDARD = sorted(ServiceCatalogue.lima());

  private final Map<TenantId, ServiceCatalogue> catalogues = new ConcurrentHashMap<>();

  public static ServiceCatalogue standard() {
    return STANDARD;
  }

  public ServiceCatalogue of(TenantId tenant) {
    return catalogues.getOrDefault(tenant, STANDARD);
  }

  /// What is known of all tenants.
  Set<TenantId> tenants() {
    return Set.copyOf(catalogues.keySet());
  }

  /// What one reading of the topic finds. Shows when it is published.
  Draft draft() {
    return new Draft();
  }

  static final class Draft {
    private final Map<TenantId, Map<String, CatalogueState>> states = new HashMap<>();

    private Draft() {}

    /// Takes what a tenant has from now on under a key.
    void put(CatalogueState state) {
      states
          .computeIfAbsent(state.tenant(), _ -> new TreeMap<>())
          .put(state.key().toString(), state);
    }

    /// @throws IllegalArgumentException when nothing can have such a key
    TenantId remove(String key) {
      var tenant = CatalogueKey.of(key).tenant();
      of(tenant).remove(key);
      return tenant;
    }

    private Map<String, CatalogueState> of(TenantId tenant) {
      return states.getOrDefault(tenant, new TreeMap<>());
    }
  }

  /// Makes what was taken visible.
  ///
  /// @param changed hears of each tenant and what they have now
  void publish(Draft draft, Set<TenantId> tenants, BiConsumer<TenantId, ServiceCatalogue> changed) {
    for (var tenant : tenants) {
      var all = draft.of(tenant);
      if (all.isEmpty()) {
        catalogues.remove(tenant);
      } else {
        catalogues.put(tenant, catalogue(all));
      }
      changed.accept(tenant, of(tenant));
    }
  }

  /// Kinds that a tenant says nothing of are as with everybody.
  private static ServiceCatalogue catalogue(Map<String, CatalogueState> states) {
    var categories = only(states, CategoryState.class).map(CategoryState::category).toList();
    var districts = only(states, DistrictState.class).map(DistrictState::district).toList();
    return new ServiceCatalogue(
        categories.isEmpty() ? STANDARD.categories() : categories,
        districts.isEmpty() ? STANDARD.districts() : districts);
  }

  private static <S extends CatalogueState> Stream<S> only(
      Map<String, CatalogueState> states, Class<S> kind) {
    return states.values().stream().filter(kind::isInstance).map(kind::cast);
  }

  /// In the order of codes: the same catalogue is equal, wherever it came from.
  private static ServiceCatalogue sorted(ServiceCatalogue catalogue) {
    return new ServiceCatalogue(
        inOrder(catalogue.categories(), category -> category.code()),
        inOrder(catalogue.districts(), district -> district.code()));
  }

  private static <T> List<T> inOrder(List<T> all, Function<T, String> code) {
    return all.stream().sorted(Comparator.comparing(code)).toList();
  }
}
