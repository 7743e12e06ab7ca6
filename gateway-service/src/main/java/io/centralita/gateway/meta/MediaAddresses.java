package io.centralita.gateway.meta;

import io.centralita.gateway.webhook.SigningKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where others fetch what people send over Meta. Meta gives an id, and the medium to nobody but
/// the account itself: no other carrier could fetch it, and Meta itself cannot when it is sent on.
/// So a medium gets an address of the gateway's, and the signature in it is the permission to fetch
/// this one.
final class MediaAddresses {
  static final String SIGNATURE = "signature";
  private static final Function<byte[], String> HEX = HexFormat.of()::formatHex;

  private final URI base;
  private final @Nullable SigningKeys keys;

  private MediaAddresses(URI base, @Nullable SigningKeys keys) {
    this.base = base;
    this.keys = keys;
  }

  /// Meta's own addresses as long as the gateway has no token to fetch anything with.
  static MediaAddresses of(MetaSettings settings) {
    return settings.relaysMedia()
        ? new MediaAddresses(
            settings.mediaPublicUrl(), new SigningKeys("HmacSHA256", settings.appSecrets()))
        : new MediaAddresses(settings.mediaUrl(), null);
  }

  URI of(String medium) {
    var address = base + "/" + medium;
    return URI.create(
        keys == null ? address : address + "?" + SIGNATURE + "=" + keys.sign(signed(medium), HEX));
  }

  /// Whether this gateway, or another with the same secret, gave this address away.
  boolean permits(String medium, String signature) {
    return keys != null && keys.signer(signed(medium), HEX, signature) != null;
  }

  private static byte[] signed(String medium) {
    return ("medium " + medium).getBytes(StandardCharsets.UTF_8);
  }
}
