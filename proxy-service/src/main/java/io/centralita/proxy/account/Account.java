package io.centralita.proxy.account;

import io.centralita.contracts.values.TenantId;
import java.util.regex.Pattern;

/// Whose services, sessions and numbers the Proxy API shows: a tenant under the name that Twilio's
/// SDKs know it by.
///
/// @param sid `AC` and 32 hexadecimal digits
/// @param authToken the password of the API, and the secret that callbacks are signed with
public record Account(TenantId tenant, String sid, String authToken) {
  private static final Pattern SID = Pattern.compile("AC[0-9a-fA-F]{32}");

  public Account {
    if (!SID.matcher(sid).matches()) {
      throw new IllegalArgumentException("An account's SID is AC and 32 hexadecimal digits");
    }
    if (authToken.isBlank()) {
      throw new IllegalArgumentException("The account " + sid + " has no auth token");
    }
  }

  /// Without the secret.
  @Override
  public String toString() {
    return sid;
  }
}
