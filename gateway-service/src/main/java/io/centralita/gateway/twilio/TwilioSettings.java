package io.centralita.gateway.twilio;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Twilio's webhooks.
///
/// @param endpoints one for each address that Twilio posts to
@ConfigurationProperties("centralita.gateway.twilio")
record TwilioSettings(List<Endpoint> endpoints) {
  static final String FALLBACK = "/fallback";
  static final String ENDED = "/ended";
  static final String STATUS = "/status";

  TwilioSettings {
    endpoints = endpoints == null ? List.of() : List.copyOf(endpoints);
    var paths = endpoints.stream().flatMap(endpoint -> endpoint.paths().stream()).toList();
    if (Set.copyOf(paths).size() < paths.size()) {
      throw new IllegalArgumentException("Two endpoints of Twilio have the same path");
    }
  }

  /// What an endpoint is for.
  enum Content {
    /// Messages at the path itself, and at `/fallback` below it those that Twilio could not deliver
    /// there.
    MESSAGES,
    /// Alone what else is below another path.
    FALLBACKS,
    RECEIPTS,
    /// Calls at the path itself, the end of a dialed leg at `/ended` below it, the end of any call
    /// at `/status`.
    CALLS,
    DIAL_ENDS,
    CALL_ENDS
  }

  /// @param path as requests arrive here, percent-encoded
  /// @param publicUrl the same place as Twilio is told of it, character for character, without a
  ///   query: what stands in front of the gateway may change scheme, host, port and path
  /// @param authTokens the secrets of the accounts that may post here, each as `name:secret` or
  ///   alone; several while one replaces another
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
        throw new IllegalArgumentException(path + " receives messages, receipts, calls…");
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

    /// A place below this one, with the same secrets.
    Endpoint below(String name) {
      return new Endpoint(path + name, receives, publicUrl + name, authTokens);
    }

    private List<String> paths() {
      return switch (receives) {
        case MESSAGES -> List.of(path, path + FALLBACK);
        case FALLBACKS, RECEIPTS, DIAL_ENDS, CALL_ENDS -> List.of(path);
        case CALLS -> List.of(path, path + ENDED, path + STATUS);
      };
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
