package io.centralita.gateway.media;

import io.centralita.gateway.webhook.SigningKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/// The addresses under which others fetch a carrier's media here.
public final class MediaAddresses {
  static final String SIGNATURE = "signature";
  private static final Function<byte[], String> HEX = HexFormat.of()::formatHex;

  private final URI base;
  private final SigningKeys keys;

  /// @param base what comes before a medium's id, as others know it
  /// @param secrets what the carrier signs with, which every gateway has
  public MediaAddresses(URI base, List<String> secrets) {
    this.base = base;
    this.keys = new SigningKeys("HmacSHA256", secrets);
  }

  public URI of(String medium) {
    return URI.create(base + "/" + medium + "?" + SIGNATURE + "=" + keys.sign(signed(medium), HEX));
  }

  /// Whether this gateway, or another with the same secret, gave this address away.
  boolean permits(String medium, String signature) {
    return keys.signer(signed(medium), HEX, signature) != null;
  }

  private static byte[] signed(String medium) {
    return ("medium " + medium).getBytes(StandardCharsets.UTF_8);
  }
}
