package io.centralita.routing.carrier.meta;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The app at Meta.
///
/// @param baseUrl of the Graph API, with the version: `https://graph.facebook.com/v23.0`
/// @param token of a system user with the permission `whatsapp_business_messaging`; blank: nothing
///   is sent over Meta, and what should be waits
/// @param businessAccount the WhatsApp Business Account that templates are created in; blank: they
///   are taken to be there
/// @param connections how many connections are kept
/// @param connectTimeout how long until a connection must stand
/// @param responseTimeout how long Meta may take to answer; afterwards nobody knows
@ConfigurationProperties("routing.meta")
record MetaSettings(
    URI baseUrl,
    String token,
    String businessAccount,
    int connections,
    Duration connectTimeout,
    Duration responseTimeout) {

  boolean isConfigured() {
    return !token.isBlank();
  }
}
