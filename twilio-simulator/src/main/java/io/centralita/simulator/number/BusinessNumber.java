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
/// @param voiceUrl what is asked about its calls
/// @param voiceFallbackUrl what is asked when the first gave no answer
/// @param voiceStatusUrl where the end of a call is told; empty: nowhere
/// @param network whose API and webhooks it has
/// @param sender the network's own id of it; empty at Twilio
public record BusinessNumber(
    String number,
    String name,
    Set<Channel> channels,
    String webhookUrl,
    @Nullable String fallbackUrl,
    String voiceUrl,
    @Nullable String voiceFallbackUrl,
    String voiceStatusUrl,
    Network network,
    String sender) {

  public BusinessNumber {
    channels = Set.copyOf(channels);
    name = name.isBlank() ? number : name;
  }

  public Optional<String> fallback() {
    return Optional.ofNullable(fallbackUrl);
  }

  public Optional<String> voiceFallback() {
    return Optional.ofNullable(voiceFallbackUrl);
  }

  public Optional<String> voiceStatus() {
    return Optional.of(voiceStatusUrl).filter(url -> !url.isEmpty());
  }
}
