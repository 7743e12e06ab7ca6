package io.centralita.gateway.meta;

import io.centralita.gateway.media.MediaAddresses;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Meta's webhook. Without secrets there is none.
///
/// @param path as requests arrive here
/// @param appSecrets of the app that the webhook belongs to, each as `name:secret` or alone;
///   several while one replaces another
/// @param verifyToken what Meta must know when the address is entered in the app's settings
/// @param mediaUrl of the Graph API; a medium is asked for there by its id
/// @param accessToken with which the Graph API gives media away; without one nobody can fetch them
///   from the gateway
/// @param mediaPath below which media are fetched here
/// @param mediaPublicUrl the same as others know it
/// @param mediaLimit of one medium; WhatsApp takes videos of 16 MB
/// @param bodyLimit Meta puts up to 3 MB into one request
@ConfigurationProperties("centralita.gateway.meta")
record MetaSettings(
    @DefaultValue("/meta/webhooks") String path,
    List<String> appSecrets,
    @DefaultValue("") String verifyToken,
    @DefaultValue("https://graph.facebook.com/v23.0") URI mediaUrl,
    @DefaultValue("") String accessToken,
    @DefaultValue("/meta/media") String mediaPath,
    @DefaultValue("http://localhost:8080/meta/media") URI mediaPublicUrl,
    @DefaultValue("16MB") DataSize mediaLimit,
    @DefaultValue("3MB") DataSize bodyLimit) {
  private static final DataSize LARGEST = DataSize.ofMegabytes(16);

  MetaSettings {
    appSecrets =
        appSecrets == null
            ? List.of()
            : appSecrets.stream().filter(secret -> !secret.isBlank()).toList();
    if (!path.startsWith("/") || path.contains("?")) {
      throw new IllegalArgumentException("The path of Meta's webhook starts with / and has no ?");
    }
    if (appSecrets.isEmpty() != verifyToken.isBlank()) {
      throw new IllegalArgumentException(
          "Meta's webhook needs both or neither: META_APP_SECRET, META_VERIFY_TOKEN");
    }
    if (bodyLimit.toBytes() < 1 || bodyLimit.compareTo(LARGEST) > 0) {
      throw new IllegalArgumentException("body-limit is between 1 byte and 16 MB");
    }
  }

  boolean isOn() {
    return !appSecrets.isEmpty();
  }

  /// None as long as the gateway has no token to fetch anything with.
  Optional<MediaAddresses> mediaAddresses() {
    return isOn() && !accessToken.isBlank()
        ? Optional.of(new MediaAddresses(mediaPublicUrl, appSecrets))
        : Optional.empty();
  }

  /// Where others fetch a medium. Meta gives an id, and the medium to nobody but the account
  /// itself: no other carrier could fetch it, and Meta itself cannot when it is sent on.
  Function<String, URI> mediaAddress() {
    return mediaAddresses()
        .<Function<String, URI>>map(addresses -> addresses::of)
        .orElse(medium -> URI.create(mediaUrl + "/" + medium));
  }

  /// Without the secrets.
  @Override
  public String toString() {
    return path + (isOn() ? "" : " (off)");
  }
}
