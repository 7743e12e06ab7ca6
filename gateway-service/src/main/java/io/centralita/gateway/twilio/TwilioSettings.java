package io.centralita.gateway.twilio;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Twilio's webhooks.
///
/// @param endpoints one for each address that Twilio posts to
@ConfigurationProperties("centralita.gateway.twilio")
record TwilioSettings(List<Endpoint> endpoints) {

  TwilioSettings {
    endpoints = endpoints == null ? List.of() : List.copyOf(endpoints);
    Set<String> paths = endpoints.stream().map(Endpoint::path).collect(Collectors.toSet());
    if (paths.size() < endpoints.size()) {
      throw new IllegalArgumentException("Two endpoints of Twilio have the same path");
    }
  }

  /// What an endpoint is for.
  enum Content {
    MESSAGES,
    RECEIPTS
  }

  /// @param path as requests arrive here, percent-encoded
  /// @param publicUrl the same place as Twilio is told of it, character for character, without a
  ///   query: what stands in front of the gateway may change scheme, host, port and path
  /// @param authTokens the secrets of the accounts that may post here
  record Endpoint(String path, Content receives, String publicUrl, List<String> authTokens) {

    Endpoint {
      authTokens =
          authTokens == null
              ? List.of()
              : authTokens.stream().filter(token -> !token.isBlank()).toList();
      if (path == null || !path.startsWith("/") || path.contains("?")) {
        throw new IllegalArgumentException("The path of an endpoint starts with / and has no ?");
      }
      if (receives == null) {
        throw new IllegalArgumentException(path + " receives messages or receipts");
      }
      if (publicUrl == null || !isHttp(publicUrl) || publicUrl.contains("?")) {
        throw new IllegalArgumentException(
            "The public-url of " + path + " is an http or https address without a query");
      }
      if (authTokens.isEmpty()) {
        throw new IllegalArgumentException(
            path + " has no auth-tokens: set TWILIO_AUTH_TOKEN to the account's token");
      }
    }

    private static boolean isHttp(String url) {
      var lower = url.toLowerCase(Locale.ROOT);
      return lower.startsWith("http://") || lower.startsWith("https://");
    }

    /// Without the secrets.
    @Override
    public String toString() {
      return path + " (" + publicUrl + ")";
    }
  }
}
