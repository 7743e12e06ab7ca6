package io.centralita.proxy.account;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Who may call the Proxy API. Without an account nobody may.
///
/// @param accounts each as `tenant:AC…:auth token`, one for a tenant
/// @param apiKeys further credentials of these, each as `AC…:SK…:secret`
@ConfigurationProperties("centralita.proxy-api")
record AccountSettings(List<String> accounts, List<String> apiKeys) {
  AccountSettings {
    accounts = given(accounts);
    apiKeys = given(apiKeys);
  }

  private static List<String> given(List<String> entries) {
    return entries == null
        ? List.of()
        : entries.stream().map(String::strip).filter(entry -> !entry.isEmpty()).toList();
  }

  /// Without the secrets.
  @Override
  public String toString() {
    return accounts.size() + " accounts, " + apiKeys.size() + " API keys";
  }
}
