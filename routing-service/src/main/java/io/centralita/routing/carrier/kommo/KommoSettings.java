package io.centralita.routing.carrier.kommo;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The chat channel at Kommo.
///
/// @param baseUrl of the Chats API: `https://amojo.kommo.com`
/// @param secret of the channel, which every request is signed with; blank: nothing is sent over
///   Kommo, and what should be waits
/// @param botId Kommo's id of the channel's bot, which our messages come from
/// @param botName what people see as the author
/// @param connections how many connections are kept
/// @param connectTimeout how long until a connection must stand
/// @param responseTimeout how long Kommo may take to answer; afterwards nobody knows
@ConfigurationProperties("routing.kommo")
record KommoSettings(
    URI baseUrl,
    String secret,
    String botId,
    String botName,
    int connections,
    Duration connectTimeout,
    Duration responseTimeout) {

  boolean isConfigured() {
    return !secret.isBlank();
  }
}
