package io.centralita.simulator.webhook;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A webhook's address with Twilio's connection overrides, which follow `#` and are neither sent
/// nor signed (https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides).
///
/// @param address what is called and signed
/// @param retries how often a failed request is repeated (`rc`, 0–5, by default 1)
/// @param retryOn which failures are repeated (`rp`: `4xx`, `5xx`, `ct`, `rt`, `all`; by default
///   only a connection that fails)
/// @param connectTimeout `ct`, in milliseconds
/// @param readTimeout `rt`, in milliseconds
record WebhookUrl(
    String address,
    int retries,
    Set<String> retryOn,
    Optional<Duration> connectTimeout,
    Optional<Duration> readTimeout) {

  private static final int MOST_RETRIES = 5;

  static WebhookUrl parse(String url) {
    var hash = url.indexOf('#');
    if (hash < 0) {
      return new WebhookUrl(url, 1, Set.of("ct"), Optional.empty(), Optional.empty());
    }
    var overrides =
        Arrays.stream(url.substring(hash + 1).split("&", -1))
            .map(part -> part.split("=", 2))
            .filter(part -> part.length == 2)
            .collect(Collectors.toMap(part -> part[0], part -> part[1], (first, _) -> first));
    return new WebhookUrl(
        url.substring(0, hash),
        number(overrides, "rc").map(count -> Math.min(count, MOST_RETRIES)).orElse(1),
        Set.of(overrides.getOrDefault("rp", "ct").split(",", -1)),
        number(overrides, "ct").map(Duration::ofMillis),
        number(overrides, "rt").map(Duration::ofMillis));
  }

  /// The same address with a form in its query.
  WebhookUrl asking(Form form) {
    var joint = address.contains("?") ? "&" : "?";
    return new WebhookUrl(
        address + joint + form.encoded(), retries, retryOn, connectTimeout, readTimeout);
  }

  boolean repeats(Attempt attempt) {
    return switch (attempt) {
      case Attempt.Answered(int status, _) ->
          (status >= 500 && asks("5xx")) || (status >= 400 && status < 500 && asks("4xx"));
      case Attempt.NotConnected _ -> asks("ct");
      case Attempt.NoAnswer _ -> asks("rt");
    };
  }

  private boolean asks(String failure) {
    return retryOn.contains(failure) || retryOn.contains("all");
  }

  private static Optional<Integer> number(Map<String, String> overrides, String name) {
    return Optional.ofNullable(overrides.get(name))
        .filter(value -> value.matches("\\d{1,6}"))
        .map(Integer::valueOf);
  }
}
