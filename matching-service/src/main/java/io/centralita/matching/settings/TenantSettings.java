package io.centralita.matching.settings;

import static java.util.stream.Collectors.toMap;

import io.centralita.contracts.values.TenantId;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How each tenant wants it. Looked up whenever it matters, so a change holds at once, on every
/// instance.
@Component
public final class TenantSettings {
  private final SettingsStore store;
  private final Terms usual;

  /// @param usual what holds where a tenant has no wish
  TenantSettings(SettingsStore store, Terms usual) {
    this.store = store;
    this.usual = usual;
  }

  public Terms of(TenantId tenant) {
    return Objects.requireNonNull(of(Set.of(tenant)).get(tenant));
  }

  /// Each one's, with one look.
  public Map<TenantId, Terms> of(Set<TenantId> tenants) {
    var wishes = store.of(tenants);
    return tenants.stream().collect(toMap(tenant -> tenant, tenant -> over(wishes.get(tenant))));
  }

  private Terms over(@Nullable Wishes wishes) {
    return wishes == null ? usual : wishes.over(usual);
  }
}
