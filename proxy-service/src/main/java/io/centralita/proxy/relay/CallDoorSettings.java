package io.centralita.proxy.relay;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where Twilio brings calls that the gateway has sent on.
///
/// @param publicUrl the address of `/twilio/calls` here as Twilio is told it, without a query
/// @param authTokens the secrets that Twilio signs with, each as `name:secret` or alone; without
///   one no call comes in
@ConfigurationProperties("centralita.calls")
record CallDoorSettings(String publicUrl, List<String> authTokens) {
  CallDoorSettings {
    authTokens =
        authTokens == null
            ? List.of()
            : authTokens.stream()
                .map(token -> token.strip().substring(token.strip().indexOf(':') + 1))
                .filter(token -> !token.isEmpty())
                .toList();
  }

  /// Without the secrets.
  @Override
  public String toString() {
    return publicUrl;
  }
}
