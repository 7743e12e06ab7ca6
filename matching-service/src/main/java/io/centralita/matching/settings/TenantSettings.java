package io.centralita.matching.settings;

import io.centralita.contracts.values.TenantId;
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
    return store.of(tenant).map(wishes -> wishes.over(usual)).orElse(usual);
  }
}
