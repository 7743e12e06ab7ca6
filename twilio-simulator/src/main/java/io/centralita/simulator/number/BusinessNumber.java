package io.centralita.simulator.number;

import io.centralita.simulator.message.Channel;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A number of the business.
///
/// @param number E.164
/// @param name what phones show
/// @param webhookUrl where its messages go, with Twilio's connection overrides after `#`
/// @param fallbackUrl where they go when the webhook has failed for good
public record BusinessNumber(
    String number,
    String name,
    Set<Channel> channels,
    String webhookUrl,
    @Nullable String fallbackUrl) {

  public BusinessNumber {
    channels = Set.copyOf(channels);
    name = name.isBlank() ? number : name;
  }

  public Optional<String> fallback() {
    return Optional.ofNullable(fallbackUrl);
  }
}
