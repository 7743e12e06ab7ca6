package io.centralita.gateway.kommo;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Kommo's webhook. Without a secret there is none.
///
/// @param path as requests arrive here
/// @param channel the id of our chat channel. A connected account is known by both: the `scope_id`
///   is `<channel>_<account>`, and a number's `sender` in the directory
/// @param channelSecrets of that channel, each as `name:secret` or alone; several while one
///   replaces another
@ConfigurationProperties("centralita.gateway.kommo")
record KommoSettings(
    @DefaultValue("/kommo/webhooks") String path,
    @DefaultValue("") String channel,
    List<String> channelSecrets) {

  KommoSettings {
    channelSecrets =
        channelSecrets == null
            ? List.of()
            : channelSecrets.stream().filter(secret -> !secret.isBlank()).toList();
    if (!path.startsWith("/") || path.contains("?")) {
      throw new IllegalArgumentException("The path of Kommo's webhook starts with / and has no ?");
    }
    if (channelSecrets.isEmpty() != channel.isBlank()) {
      throw new IllegalArgumentException(
          "Kommo's webhook needs both or neither: KOMMO_CHANNEL_ID, KOMMO_CHANNEL_SECRET");
    }
  }

  boolean isOn() {
    return !channelSecrets.isEmpty();
  }

  /// Without the secrets.
  @Override
  public String toString() {
    return path + (isOn() ? "" : " (off)");
  }
}
