package io.centralita.gateway.twilio;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Twilio's webhooks.
///
/// @param endpoints one for each address that Twilio posts to
/// @param media what people send along
@ConfigurationProperties("centralita.gateway.twilio")
record TwilioSettings(List<Endpoint> endpoints, @DefaultValue Media media) {
  static final String FALLBACK = "/fallback";
  static final String ENDED = "/ended";
  static final String STATUS = "/status";
  static final String PROGRESS = "/progress";
  static final String ANNOUNCED = "/announced";
  private static final URI TWILIO = URI.create("https://api.twilio.com");

  TwilioSettings {
    endpoints = endpoints == null ? List.of() : List.copyOf(endpoints);
    var paths = endpoints.stream().flatMap(endpoint -> endpoint.paths().stream()).toList();
    if (Set.copyOf(paths).size() < paths.size()) {
      throw new IllegalArgumentException("Two endpoints of Twilio have the same path");
    }
  }

  /// Media of one account. Without its SID their addresses stay Twilio's own.
  ///
  /// @param accountSid of the account
  /// @param authTokens of the account, as an endpoint's
  /// @param from where Twilio has them, if not at Twilio's: what comes before `/2010-04-01`
  /// @param passedOnTo host names, or their ends after a dot, where Twilio sends whoever fetches a
  ///   medium; no password goes there
  /// @param path below which media are fetched here
  /// @param publicUrl the same as others know it
  /// @param limit of one medium; WhatsApp takes 16 MB
  record Media(
      @DefaultValue("") String accountSid,
      List<String> authTokens,
      @Nullable URI from,
      @DefaultValue({"twiliocdn.com", "amazonaws.com"}) List<String> passedOnTo,
      @DefaultValue("/twilio/media") String path,
      @DefaultValue("http://localhost:8080/twilio/media") URI publicUrl,
      @DefaultValue("16MB") DataSize limit) {

    Media {
      authTokens = given(authTokens);
      from = from == null || from.toString().isEmpty() ? TWILIO : from;
    }

    boolean isOn() {
      return !accountSid.isBlank() && !authTokens.isEmpty();
    }

    /// Without the secrets.
    @Override
    public String toString() {
      return path + (isOn() ? "" : " (off)");
    }
  }

  private static List<String> given(@Nullable List<String> tokens) {
    return tokens == null ? List.of() : tokens.stream().filter(token -> !token.isBlank()).toList();
  }

  /// What an endpoint is for.
  enum Content {
    /// Messages at the path itself, and at `/fallback` below it those that Twilio could not deliver
    /// there.
    MESSAGES,
    /// Alone what else is below another path.
    FALLBACKS,
    RECEIPTS,
    /// Calls at the path itself, the end of a dialed leg at `/ended` below it, its steps until then
    /// at `/progress`, the end of any call at `/status`, and at `/announced` what whoever is called
    /// hears first.
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
      authTokens = given(authTokens);
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
        case CALLS -> List.of(path, path + ENDED, path + STATUS, path + PROGRESS, path + ANNOUNCED);
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
