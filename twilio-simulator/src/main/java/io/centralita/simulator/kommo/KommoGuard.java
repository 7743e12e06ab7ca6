package io.centralita.simulator.kommo;

import io.centralita.simulator.SimulatorSettings;
import io.centralita.simulator.webhook.Signature;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/// Lets in whoever signs as the channel: HMAC-SHA1 over method, MD5 of the body, content type, date
/// and path, one a line.
@Component
class KommoGuard {
  private final String secret;

  KommoGuard(SimulatorSettings settings) {
    secret = settings.kommo().secret();
  }

  boolean admits(ServerHttpRequest request, byte[] body) {
    var md5 = md5(body);
    var signed =
        String.join(
            "\n",
            request.getMethod().name(),
            md5,
            header(request, "Content-Type"),
            header(request, "Date"),
            request.getPath().value());
    var signature =
        secret.isBlank()
            ? ""
            : Signature.hex("HmacSHA1", signed.getBytes(StandardCharsets.UTF_8), secret);
    return !signature.isEmpty()
        && md5.equals(header(request, "Content-MD5"))
        && MessageDigest.isEqual(
            signature.getBytes(StandardCharsets.UTF_8),
            header(request, "X-Signature").getBytes(StandardCharsets.UTF_8));
  }

  private static String header(ServerHttpRequest request, String name) {
    return Objects.requireNonNullElse(request.getHeaders().getFirst(name), "");
  }

  private static String md5(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(body));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("MD5 is part of every Java", missing);
    }
  }
}
