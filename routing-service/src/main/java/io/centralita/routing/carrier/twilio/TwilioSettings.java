package io.centralita.routing.carrier.twilio;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The account at Twilio.
///
/// @param accountSid whose messages they are; also the user name of the API
/// @param authToken the password of the API
/// @param baseUrl what is called in the place of every `*.twilio.com`; none: Twilio itself
/// @param receiptsUrl where Twilio posts what became of a message; the send id is added
/// @param connections how many connections are kept
/// @param connectTimeout how long until a connection must stand
/// @param responseTimeout how long Twilio may take to answer; afterwards nobody knows
@ConfigurationProperties("routing.twilio")
record TwilioSettings(
    String accountSid,
    String authToken,
    @Nullable URI baseUrl,
    URI receiptsUrl,
    int connections,
    Duration connectTimeout,
    Duration responseTimeout) {

  TwilioSettings {
    if (accountSid.isBlank() || authToken.isBlank()) {
      throw new IllegalArgumentException(
          "Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN: nothing can be sent without them");
    }
    if (baseUrl != null && baseUrl.getHost() == null) {
      baseUrl = null;
    }
  }
}
