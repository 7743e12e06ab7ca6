package io.centralita.proxy.account;

import io.centralita.contracts.values.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The accounts there are, by credentials and by tenant.
@Component
public class Accounts {
  private static final String NOBODYS = "no such account";

  private final Map<TenantId, Account> byTenant = new HashMap<>();
  private final Map<String, Credential> byUser = new HashMap<>();

  private record Credential(Account account, String password) {}

  Accounts(AccountSettings settings) {
    for (var entry : settings.accounts()) {
      var parts = parts(entry, "accounts", "tenant:AC…:auth token");
      var account = new Account(new TenantId(parts[0]), parts[1], parts[2]);
      if (byTenant.put(account.tenant(), account) != null) {
        throw new IllegalArgumentException("The tenant " + parts[0] + " has two accounts");
      }
      add(account.sid(), account, parts[2]);
    }
    for (var entry : settings.apiKeys()) {
      var parts = parts(entry, "api-keys", "AC…:SK…:secret");
      var owner = byUser.get(parts[0]);
      if (owner == null) {
        throw new IllegalArgumentException("An API key is for an account that is not listed");
      }
      add(parts[1], owner.account(), parts[2]);
    }
  }

  private void add(String user, Account account, String password) {
    if (byUser.put(user, new Credential(account, password)) != null) {
      throw new IllegalArgumentException(user + " is listed twice");
    }
  }

  /// Three parts; the last may hold colons. Nothing of an entry is repeated: it has a secret.
  private static String[] parts(String entry, String setting, String form) {
    var parts = entry.split(":", 3);
    if (parts.length < 3 || parts[2].isBlank()) {
      throw new IllegalArgumentException(
          "centralita.proxy-api." + setting + " is made of entries of the form " + form);
    }
    return parts;
  }

  /// In the same time whether the user is unknown or the password wrong.
  ///
  /// @param user the SID of an account or of an API key
  public Optional<Account> authenticated(String user, String password) {
    var known = byUser.get(user);
    boolean same =
        MessageDigest.isEqual(
            (known == null ? NOBODYS : known.password()).getBytes(StandardCharsets.UTF_8),
            password.getBytes(StandardCharsets.UTF_8));
    return known != null && same ? Optional.of(known.account()) : Optional.empty();
  }

  public Optional<Account> of(TenantId tenant) {
    return Optional.ofNullable(byTenant.get(tenant));
  }
}
